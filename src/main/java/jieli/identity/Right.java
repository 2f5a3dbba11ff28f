package jieli.identity;

/**
 * What a role lets its holder do within the scope it is held for. Handlers name a right in
 * {@code @PreAuthorize("hasAuthority('…')")}; the same names stand in {@code identity.role_right},
 * which the second wall reads.
 */
public enum Right {
    /** Institutions, regions, people, code lists: names without anything confidential. */
    DIRECTORY_READ,
    DIRECTORY_WRITE,
    /** Pairings with needs and timeline, figures, ledger lines, the documents they come from. */
    PROGRAMME_READ,
    PROGRAMME_WRITE,
    /** Which of two contradicting lines stands. */
    LEDGER_DECIDE,
    /** Documents in, their facts decided. */
    BRIEFING_WRITE,
    /** Patients' cases in scope. */
    CASE_READ,
    CASE_WRITE,
    /** Cases one was asked about, wherever they are. */
    CASE_ANSWER,
    /** A case outside the scope, in an emergency, for hours, with a reason. */
    CASE_EMERGENCY,
    /** Signs off what was opened in an emergency. */
    EMERGENCY_REVIEW,
    /** Identity numbers and phones of the people of an institution, masked unless unmasked. */
    CONTACT_READ,
    CONTACT_WRITE,
    /** Shows what is masked, with a reason, written to the trail. */
    UNMASK,
    /** Cases entered into the procedure log. */
    LOG_WRITE,
    /** Techniques admitted, levels granted, criteria set: of the hospital that learns. */
    SKILL_GRANT,
    /** The donations someone made, and what became of them. */
    DONATION_READ,
    /** Accounts and the roles given by hand. */
    ACCOUNT_WRITE,
    /** The audit trail. */
    TRAIL_READ
}
