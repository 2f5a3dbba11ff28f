package jieli.deployment.handover;

/** Why nothing was done; {@code deployment.handover.refusal.…} says it in words. */
enum Refusal {
    SECTION_UNKNOWN,
    TITLE_MISSING,
    TOO_LONG,
    /** An identity number was typed; patients are named by case number. */
    IDENTITY_NUMBER,
    /** Somebody else changed it since the page was opened. */
    CHANGED_MEANWHILE,
    NOT_YOUR_SIDE,
    NOTHING_TO_SIGN,
    SIGNED_ALREADY,
    REASON_MISSING,
    WAIVED_ALREADY
}
