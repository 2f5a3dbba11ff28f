package jieli.mentoring.apprenticeship;

import java.util.EnumSet;
import java.util.Set;

/**
 * How far an agreement has come; section 11 of the field's handbook. Beyond it: what never began
 * may be called off, a mentor may leave at any time of teaching, what is supervised from afar ends
 * too.
 */
enum PairState {
    /** 拟定: written, not signed. */
    PROPOSED,
    SIGNED,
    /** 带教中. */
    ACTIVE,
    /** 中期评估已做, teaching goes on. */
    MID_REVIEW,
    /** 补训. */
    REMEDIAL,
    /** 出师. */
    GRADUATED,
    CHECK_6M,
    CHECK_12M,
    CLOSED,
    /** 未达标结束. */
    ENDED_NOT_MET,
    /** 带教老师离开: somebody has to decide what comes of it. */
    MENTOR_LEFT,
    /** 由他人接着带教, by an agreement of its own. */
    SUCCEEDED,
    /** 改为远程带教. */
    REMOTE;

    /** Where it may go from here. */
    Set<PairState> next() {
        return switch (this) {
            case PROPOSED -> EnumSet.of(SIGNED, CLOSED);
            case SIGNED -> EnumSet.of(ACTIVE, CLOSED);
            case ACTIVE -> EnumSet.of(MID_REVIEW, MENTOR_LEFT);
            case MID_REVIEW -> EnumSet.of(GRADUATED, REMEDIAL, ENDED_NOT_MET, MENTOR_LEFT);
            case REMEDIAL -> EnumSet.of(ACTIVE, ENDED_NOT_MET, MENTOR_LEFT);
            case MENTOR_LEFT -> EnumSet.of(SUCCEEDED, REMOTE, ENDED_NOT_MET);
            case REMOTE -> EnumSet.of(GRADUATED, ENDED_NOT_MET);
            case GRADUATED -> EnumSet.of(CHECK_6M);
            case CHECK_6M -> EnumSet.of(CHECK_12M);
            case CHECK_12M -> EnumSet.of(CLOSED);
            case CLOSED, ENDED_NOT_MET, SUCCEEDED -> EnumSet.noneOf(PairState.class);
        };
    }

    /** Whether the mentor teaches at the apprentice's side. */
    public boolean isTaught() {
        return this == ACTIVE || this == MID_REVIEW || this == REMEDIAL;
    }

    /** Whether what was promised was reached. */
    public boolean isReached() {
        return this == GRADUATED || this == CHECK_6M || this == CHECK_12M;
    }

    /** Whether a step from here to there has to say why. */
    boolean wantsWords(PairState next) {
        return switch (next) {
            case REMEDIAL, ENDED_NOT_MET, MENTOR_LEFT, SUCCEEDED, REMOTE -> true;
            case CLOSED -> this == PROPOSED || this == SIGNED;
            case PROPOSED, SIGNED, ACTIVE, MID_REVIEW, GRADUATED, CHECK_6M, CHECK_12M -> false;
        };
    }

    /** How a badge shows it. */
    public String tone() {
        return switch (this) {
            case PROPOSED, SIGNED, CLOSED -> "calm";
            case ACTIVE, MID_REVIEW, GRADUATED, CHECK_6M, CHECK_12M, SUCCEEDED -> "good";
            case REMEDIAL, REMOTE -> "warn";
            case ENDED_NOT_MET, MENTOR_LEFT -> "bad";
        };
    }
}
