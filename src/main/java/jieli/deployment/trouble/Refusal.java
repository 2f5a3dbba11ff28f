package jieli.deployment.trouble;

/** Why nothing was done; {@code deployment.trouble.refusal.…} says it in words. */
enum Refusal {
    CATEGORY_MISSING,
    WORDS_MISSING,
    TOO_LONG,
    /** Where it stands, this step does not follow. */
    NOT_FROM_HERE,
    /** Somebody else is to do that. */
    NOT_YOURS,
    /** Whoever was named cannot see to it, or does already. */
    NOT_ABLE
}
