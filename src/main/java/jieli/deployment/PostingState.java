package jieli.deployment;

import java.util.EnumSet;
import java.util.Set;

/** How far a posting has come; section 11 of the field's handbook. */
public enum PostingState {
    PLANNED,
    /** Cleared for the altitude of the place by a physician. */
    CLEARED,
    /** Ascending by stages. */
    TRAVELLING,
    /** Arrived, without duty. */
    ACCLIMATISING,
    ON_DUTY,
    ON_LEAVE,
    /** Moved down for medical reasons. */
    DESCENT,
    HANDING_OVER,
    LEFT,
    POST_RETURN_CHECK,
    CLOSED,
    POSTPONED,
    WITHDRAWN;

    /** Where it may go from here. */
    public Set<PostingState> next() {
        return switch (this) {
            case PLANNED -> EnumSet.of(CLEARED, POSTPONED, WITHDRAWN);
            case CLEARED -> EnumSet.of(TRAVELLING, POSTPONED, WITHDRAWN);
            case TRAVELLING -> EnumSet.of(ACCLIMATISING, DESCENT);
            case ACCLIMATISING -> EnumSet.of(ON_DUTY, DESCENT);
            case ON_DUTY -> EnumSet.of(ON_LEAVE, DESCENT, HANDING_OVER);
            case ON_LEAVE -> EnumSet.of(ON_DUTY, ACCLIMATISING, DESCENT, LEFT);
            case DESCENT -> EnumSet.of(ACCLIMATISING, LEFT);
            case HANDING_OVER -> EnumSet.of(LEFT, ON_DUTY, DESCENT);
            case LEFT -> EnumSet.of(POST_RETURN_CHECK);
            case POST_RETURN_CHECK -> EnumSet.of(CLOSED);
            case POSTPONED -> EnumSet.of(PLANNED, WITHDRAWN);
            case CLOSED, WITHDRAWN -> EnumSet.noneOf(PostingState.class);
        };
    }

    /** Whether the person is at the place, on duty or not. */
    public boolean isThere() {
        return this == ACCLIMATISING || this == ON_DUTY || this == HANDING_OVER;
    }

    /** Whether the person is away for a time, for whatever reason. */
    public boolean isAway() {
        return this == ON_LEAVE || this == DESCENT;
    }

    /** Whether nothing comes after. */
    public boolean isOver() {
        return next().isEmpty();
    }

    /** Whether a step to here wants a reason; of an illness the roster keeps none. */
    public boolean wantsReason() {
        return this == POSTPONED || this == WITHDRAWN;
    }
}
