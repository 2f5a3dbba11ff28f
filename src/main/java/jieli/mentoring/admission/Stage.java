package jieli.mentoring.admission;

import java.util.EnumSet;
import java.util.Set;

/**
 * How far a technique has come at a hospital; section 11 of the field's handbook. First case, local
 * only, dormant, lost are no stages: the log tells them.
 */
enum Stage {
    /** 需求. */
    NEED,
    /** 科室申报. */
    PROPOSED,
    /** 设备、人员核查. */
    READINESS_CHECKED,
    /** 准入: both committees agreed. */
    APPROVED,
    /** 试用. */
    TRIAL,
    MID_REVIEW,
    /** 终评: with experts from outside. */
    FINAL_REVIEW,
    /** 常规开展. */
    ROUTINE,
    REJECTED,
    SUSPENDED,
    STOPPED,
    /** 恢复开展, after it lay dormant. */
    REVIVED;

    /**
     * Where a technique may begin: as a need, or in use before anybody kept a log; a restricted one
     * goes the whole way.
     */
    static Set<Stage> first(boolean restricted) {
        return restricted ? EnumSet.of(NEED) : EnumSet.of(NEED, ROUTINE);
    }

    /** Where it may go from here; what was turned down or stopped begins anew. */
    Set<Stage> next() {
        return switch (this) {
            case NEED -> EnumSet.of(PROPOSED);
            case PROPOSED -> EnumSet.of(READINESS_CHECKED, REJECTED);
            case READINESS_CHECKED -> EnumSet.of(APPROVED, REJECTED);
            case APPROVED -> EnumSet.of(TRIAL, SUSPENDED);
            case TRIAL -> EnumSet.of(MID_REVIEW, SUSPENDED);
            case MID_REVIEW -> EnumSet.of(FINAL_REVIEW, SUSPENDED);
            case FINAL_REVIEW -> EnumSet.of(ROUTINE, SUSPENDED);
            case ROUTINE -> EnumSet.of(REVIVED, SUSPENDED);
            case REVIVED -> EnumSet.of(ROUTINE, SUSPENDED);
            case SUSPENDED -> EnumSet.of(APPROVED, STOPPED);
            case REJECTED, STOPPED -> EnumSet.of(NEED);
        };
    }

    /** Whether it may be done. */
    public boolean isAdmitted() {
        return switch (this) {
            case APPROVED, TRIAL, MID_REVIEW, FINAL_REVIEW, ROUTINE, REVIVED -> true;
            case NEED, PROPOSED, READINESS_CHECKED, REJECTED, SUSPENDED, STOPPED -> false;
        };
    }

    /** Whether a step to here has to say why. */
    boolean wantsWords() {
        return switch (this) {
            case NEED, PROPOSED, REJECTED, SUSPENDED, STOPPED, MID_REVIEW, REVIVED -> true;
            case READINESS_CHECKED, APPROVED, TRIAL, FINAL_REVIEW, ROUTINE -> false;
        };
    }

    /** How a badge shows it. */
    public String tone() {
        return switch (this) {
            case NEED, PROPOSED, READINESS_CHECKED -> "calm";
            case APPROVED, TRIAL, MID_REVIEW, FINAL_REVIEW, ROUTINE, REVIVED -> "good";
            case SUSPENDED -> "warn";
            case REJECTED, STOPPED -> "bad";
        };
    }
}
