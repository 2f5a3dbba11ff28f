package jieli.identity.audit;

/** What the trail keeps (the list of {@code domain.md} section 10, with what accounts add). */
public enum Action {
    SIGN_IN,
    SIGN_IN_FAILED,
    SIGN_OUT,
    /** A password, a second factor, a passkey, an account opened or closed. */
    ACCOUNT_CHANGED,
    /** A role given, shortened, ended. */
    RIGHTS_CHANGED,
    /** A patient's record was opened. */
    VIEWED,
    EXPORTED,
    PRINTED,
    /** What is masked was shown. */
    UNMASKED,
    EMERGENCY_OPENED,
    EMERGENCY_REVIEWED,
    CONSENT_GIVEN,
    CONSENT_WITHDRAWN,
    /** A signed opinion, a case, a contact: old and new stand beside each other. */
    CHANGED,
    DEFINITION_CHANGED,
    FIGURE_PUBLISHED,
    SAFETY_OVERRIDDEN,
    KEY_ROTATED,
    REFUSED
}
