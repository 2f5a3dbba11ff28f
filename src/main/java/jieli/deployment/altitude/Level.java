package jieli.deployment.altitude;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import jieli.deployment.PostingState;
import org.jspecify.annotations.Nullable;

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
        DESCEND,
        /** Nobody looked, or nobody may say: neither fit nor unfit. */
        UNKNOWN,
        /** The place is known to be low. */
        NOT_WATCHED
    }

    /** Whether somebody is there for duty. */
    enum Availability {
        AVAILABLE("available"),
        NOT_AVAILABLE("notAvailable"),
        UNKNOWN("availability.unknown");

        private static final Set<PostingState> AWAY =
                EnumSet.of(
                        PostingState.ON_LEAVE,
                        PostingState.DESCENT,
                        PostingState.LEFT,
                        PostingState.POST_RETURN_CHECK,
                        PostingState.CLOSED,
                        PostingState.POSTPONED,
                        PostingState.WITHDRAWN);

        private final String key;

        Availability(String key) {
            this.key = key;
        }

        /**
         * Away is away by the roster, whoever asks; all else wants to know how somebody is.
         *
         * @param away whether an absence is noted for today
         * @param fit whether health keeps nobody from duty, null if nobody knows
         */
        static Availability of(PostingState posting, boolean away, @Nullable Boolean fit) {
            if (away || AWAY.contains(posting)) {
                return NOT_AVAILABLE;
            }
            if (fit == null) {
                return UNKNOWN;
            }
            var isOnDuty = posting == PostingState.ON_DUTY || posting == PostingState.HANDING_OVER;
            return isOnDuty && fit ? AVAILABLE : NOT_AVAILABLE;
        }

        /** What a page calls it, below {@code deployment.altitude}. */
        public String key() {
            return key;
        }
    }

    static Level worst(Level... levels) {
        return Arrays.stream(levels).max(Level::compareTo).orElse(GREEN);
    }

    /** What it means for others, of somebody of whom it is known. */
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
