package jieli.deployment.altitude;

import java.util.Arrays;

/** How much a check asks of others; the later the more. */
enum Level {
    GREEN,
    /** The physician on site the same day; no night duty, none alone; again in four hours. */
    AMBER,
    /** The physician at once, who answers in fifteen minutes; off duty. */
    RED,
    /** Everybody in the chain at once; oxygen, then down. */
    EMERGENCY;

    /** What others may know of it. */
    enum State {
        FIT,
        REVIEW,
        DESCEND
    }

    static Level worst(Level... levels) {
        return Arrays.stream(levels).max(Level::compareTo).orElse(GREEN);
    }

    public State state() {
        return switch (this) {
            case GREEN -> State.FIT;
            case AMBER, RED -> State.REVIEW;
            case EMERGENCY -> State.DESCEND;
        };
    }

    /** Whether somebody has to answer. */
    public boolean isAnswered() {
        return this != GREEN;
    }
}
