package jieli.terms;

/**
 * What a quantity counts. Two quantities of different units are never added, compared or converted;
 * persons and person-times above all. The words that name a unit in Chinese text stand in {@code
 * units.tsv} and are read by {@link UnitWords}.
 */
public enum Unit {
    PERSON,
    PERSON_TIME,
    CASE,
    OPERATION,
    DEVICE,
    EVENT_SESSION,
    COURSE_RUN,
    BATCH,
    ITEM,
    KIND,
    INSTITUTION,
    UNIT_GENERIC,
    OCCURRENCE,
    PAIR,
    YEAR,
    MONTH,
    DAY,
    /** Money; the base is the fen, one hundredth of a yuan. */
    CNY_FEN,
    PERCENT,
    PERCENTAGE_POINT,
    BED,
    KILOMETRE,
    /** Persons a year, as in a rule that sets how many are sent. */
    PERSON_PER_YEAR
}
