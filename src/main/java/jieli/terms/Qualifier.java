package jieli.terms;

/**
 * What a text says about the exactness or the scope of a quantity, see section 2.3 of the field's
 * handbook. A quantity may carry several.
 */
public enum Qualifier {
    /** At least the value: 余, 多. */
    PLUS,
    /** Slightly below the value: 近. */
    NEARLY,
    /** Above the value: 超, 逾. */
    OVER,
    /** Either side of the value: 约. */
    ABOUT,
    /** Lower bound: 以上, 不少于. */
    AT_LEAST,
    /** Since a start that must be recorded: 累计. */
    CUMULATIVE,
    /** A sum whose parts can be checked: 共, 合计. */
    TOTAL,
    /** Part of the number before, never added to it: 其中. */
    OF_WHICH,
    /** Against the same period last year: 同比. */
    YEAR_ON_YEAR,
    /** Against the period before: 环比. */
    PERIOD_ON_PERIOD,
    /** Holds for every member: 均. */
    EACH,
    /** A position, not a quantity: 第. */
    ORDINAL,
    /** The first of its kind, always with a scope: 首例, 首次. A claim, not a fact. */
    FIRST,
    /** Not written as a number but counted from a list that the text gives. */
    COUNTED
}
