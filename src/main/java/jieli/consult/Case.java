package jieli.consult;

import java.time.Instant;
import java.util.UUID;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.identity.AccountId;
import jieli.identity.Reach;
import org.jspecify.annotations.Nullable;

/**
 * A patient's case.
 *
 * @param institution where the patient is treated: the data owner
 * @param pairing within which the partner is asked, null for none
 * @param pseudonym the same for the same patient of an institution
 * @param reason why the case was opened, in the doctor's words
 * @param outcome null until it is closed
 */
record Case(
        CaseId id,
        CaseNumber number,
        InstitutionId institution,
        @Nullable UUID pairing,
        String pseudonym,
        Patient patient,
        String reason,
        AccountId openedBy,
        Instant openedAt,
        boolean simulated,
        @Nullable Outcome outcome) {

    enum Outcome {
        RECOVERED,
        IMPROVED,
        UNCHANGED,
        TRANSFERRED,
        DIED,
        LOST_TO_FOLLOW_UP
    }

    /**
     * What was done about a case.
     *
     * @param outcome null for a note
     */
    record Entry(String words, @Nullable Outcome outcome, AccountId by, Instant at) {}

    /** Someone who was asked. */
    record Party(PersonId person, AccountId by, Instant at) {}

    public boolean isClosed() {
        return outcome != null;
    }

    /** Whether a right that goes so far covers this case. */
    boolean within(Reach reach) {
        return reach.covers(institution) || (pairing != null && reach.pairings().contains(pairing));
    }
}
