package jieli.mentoring.baton;

/**
 * How far a technique has been handed on at a hospital; the handbook's 5.7 defines the last four.
 */
enum BatonState {
    /** Never done here. */
    ABSENT,
    /** Done here by visitors only. */
    DEMONSTRATED,
    /** Done by somebody local with a visitor in the room. */
    TAUGHT,
    /** Done by local hands alone while whoever taught it is still there, or never taught by any. */
    INDEPENDENT,
    /** 未知: the teachers left and either no case or no grant was ever recorded. */
    UNKNOWN,
    /** 丢失: nobody is left who may do it alone, or the equipment has been out too long. */
    LOST,
    /** 休眠: nobody has done it alone for long. */
    DORMANT,
    /** 脆弱: one doctor only, falling, in doubt, or too early to tell. */
    FRAGILE,
    /** 扎根: done often enough by at least two. */
    ROOTED;

    /** The smaller, the sooner somebody should look at it. */
    int pressing() {
        return switch (this) {
            case LOST -> 0;
            case DORMANT -> 1;
            case FRAGILE -> 2;
            case UNKNOWN -> 3;
            case TAUGHT -> 4;
            case DEMONSTRATED -> 5;
            case INDEPENDENT -> 6;
            case ROOTED -> 7;
            case ABSENT -> 8;
        };
    }

    /** Whether the state is a judgement of what stayed after the last departure. */
    public boolean isAfterDeparture() {
        return compareTo(UNKNOWN) >= 0;
    }
}
