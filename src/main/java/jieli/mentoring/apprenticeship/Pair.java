package jieli.mentoring.apprenticeship;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jieli.deployment.PostingId;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.identity.AccountId;
import jieli.mentoring.apprenticeship.Agreement.Goal;
import jieli.mentoring.apprenticeship.Agreement.Plan;
import jieli.pairing.PairingId;
import org.jspecify.annotations.Nullable;

/**
 * 师徒: a mentor with an apprentice, how far they have come.
 *
 * @param posting by which the mentor is there
 * @param agreed with the dates that hold after everything agreed on later
 * @param steps how many were taken
 * @param stepped when the last was, null while proposed
 */
record Pair(
        PairId id,
        PairingId pairing,
        PostingId posting,
        Agreement agreed,
        PairState state,
        int steps,
        @Nullable LocalDate stepped,
        boolean simulated) {

    /** What was done. */
    record Step(
            int number,
            PairState state,
            LocalDate day,
            String words,
            AccountId by,
            Instant at,
            boolean simulated) {}

    /** Dates agreed on later. */
    record Change(int version, Plan plan, String reason, AccountId by, Instant at) {}

    public InstitutionId institution() {
        return agreed.institution();
    }

    public PersonId mentor() {
        return agreed.mentor();
    }

    public PersonId apprentice() {
        return agreed.apprentice();
    }

    public List<Goal> goals() {
        return agreed.goals();
    }

    /** The same with these techniques. */
    Pair with(List<Goal> named) {
        return new Pair(id, pairing, posting, agreed.with(named), state, steps, stepped, simulated);
    }

    /** The same one step further. */
    Pair after(Step step) {
        return new Pair(
                id, pairing, posting, agreed, step.state(), step.number(), step.day(), simulated);
    }
}
