package jieli.deployment;

import java.time.Instant;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.pairing.PairingId;
import org.jspecify.annotations.Nullable;

/**
 * One person at one recipient in one part over a period (派驻).
 *
 * @param seat the wanted discipline it fills, null if none
 * @param department in words; may be empty
 * @param specialty a code of {@code terms}; empty for who treats nobody
 * @param office 挂职副院长 and the like; may be empty
 * @param employer who pays meanwhile, null if unknown
 * @param batch the ordinal of the team, null outside of batches
 * @param during the term that holds after everything that was agreed
 */
public record Posting(
        PostingId id,
        PairingId pairing,
        PersonId person,
        InstitutionId recipient,
        @Nullable SeatId seat,
        String department,
        String specialty,
        Part part,
        Stay stay,
        String office,
        @Nullable InstitutionId employer,
        @Nullable Integer batch,
        Period during,
        PostingState state,
        boolean simulated) {

    /** What somebody is sent as. */
    public enum Part {
        /** 派驻专家: treats and teaches. */
        SPECIALIST,
        /** 领队: treats, teaches, leads the team. */
        LEADER,
        /** 管理岗: a hospital's or health office's post, such as a vice-director; treats nobody. */
        MANAGEMENT
    }

    /** In which form somebody is sent. */
    public enum Stay {
        /** 派驻: a seat of a batch. */
        POSTING,
        /** 挂职: an office for a time. */
        SECONDMENT,
        /** 短期: days or weeks, counted apart from postings. */
        SHORT_VISIT
    }

    /** A term was agreed on, the first or a later one; published in the transaction that did. */
    public record Agreed(Posting posting, Instant at) {}

    /**
     * The days a resident was there, as far as agreed or known.
     *
     * @param during the term; of whoever left early, until then
     */
    public record Held(
            PostingId posting,
            PairingId pairing,
            PersonId person,
            InstitutionId recipient,
            Period during) {}

    /** A posting went on; published in the transaction of the step. */
    public record Stepped(Posting posting, PostingState before, PostingState after, Instant at) {}

    /** Whether the same programme sent both to the same recipient. */
    public boolean isBeside(Posting other) {
        return recipient.equals(other.recipient) && pairing.equals(other.pairing);
    }

    /** The same posting for another time. */
    Posting during(Period other) {
        return new Posting(
                id,
                pairing,
                person,
                recipient,
                seat,
                department,
                specialty,
                part,
                stay,
                office,
                employer,
                batch,
                other,
                state,
                simulated);
    }

    /** The same posting one step further. */
    Posting in(PostingState next) {
        return new Posting(
                id,
                pairing,
                person,
                recipient,
                seat,
                department,
                specialty,
                part,
                stay,
                office,
                employer,
                batch,
                during,
                next,
                simulated);
    }
}
