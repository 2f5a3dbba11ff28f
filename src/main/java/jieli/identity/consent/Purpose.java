package jieli.identity.consent;

/** What data or a body may be used for; each is agreed to by itself (PIPL, article 29). */
public enum Purpose {
    /** 远程会诊: the opinion of a hospital elsewhere. */
    CONSULTATION,
    /** 转诊. */
    TRANSFER,
    /** 治疗. */
    TREATMENT,
    /** 公益资助: a donor pays, and learns for whom. */
    FUNDING,
    /** 宣传授权: name, face, story; apart from treatment, refusing it changes nothing. */
    PUBLICATION,
    /** 健康监测: the health of staff sent to high places. */
    HEALTH_MONITORING,
    /** 教学与科研. */
    TEACHING
}
