package jieli.briefings.reading;

import java.util.Locale;

/** What sort of statement a fact is. */
public enum FactKind {
    /** Something counted: persons, sessions, operations, years. */
    COUNT,
    /** An amount of money. */
    MONEY,
    /** A share, or a change against an earlier period. */
    PERCENT,
    /** So many per something: 10 persons a year, one master to one apprentice. */
    RATIO,
    /** Something done for the first time. A claim whose scope the text may leave open. */
    FIRST,
    /** A person or a team that now does a technique. */
    SKILL,
    /** Something that happened and is told without a number. */
    EVENT,
    /** A person or an institution and the office it holds. */
    ROLE,
    /** A machine that was given; how many is unknown unless the text says so. */
    EQUIPMENT,
    /** A day or a period on which something happened. */
    DATE,
    /** Something the text should say but does not, such as a number whose digits were lost. */
    MISSING,
    /** Statements that do not go together. */
    CONFLICT;

    /** The lower-case word used in files and on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether facts of this kind carry a figure that may add up. */
    public boolean countable() {
        return switch (this) {
            case COUNT, MONEY, PERCENT, RATIO -> true;
            case FIRST, SKILL, EVENT, ROLE, EQUIPMENT, DATE, MISSING, CONFLICT -> false;
        };
    }
}
