package jieli.deployment;

/** In which form somebody is sent. */
public enum Stay {
    /** 派驻: a seat of a batch. */
    POSTING,
    /** 挂职: an office for a time. */
    SECONDMENT,
    /** 短期: days or weeks, counted apart from postings. */
    SHORT_VISIT
}
