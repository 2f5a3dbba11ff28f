package jieli.deployment.trouble;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import jieli.deployment.PostingId;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.pairing.PairingId;
import org.jspecify.annotations.Nullable;

/**
 * What makes life hard for a member (队员困难), as it stands now and as the reader may see it.
 *
 * @param words null where the reader may know of it, not what it is
 * @param owner who sees to it, null as long as nobody does
 * @param steppedAt when it last went on, null if it never did
 * @param seenAt when the hospital at home first saw it, null if it has not
 */
record Trouble(
        TroubleId id,
        PostingId posting,
        PairingId pairing,
        PersonId person,
        InstitutionId recipient,
        Category category,
        @Nullable String words,
        Instant raisedAt,
        State state,
        @Nullable PersonId owner,
        @Nullable Instant steppedAt,
        @Nullable Instant seenAt,
        boolean simulated) {

    /** What it is about. */
    enum Category {
        HOUSING,
        HEATING,
        SUPPLIES,
        TRANSPORT,
        WORK,
        PAY,
        /** 家事、私事: its words are for the member, the leader, the hospital at home. */
        FAMILY,
        OTHER;

        public boolean isPrivate() {
            return this == FAMILY;
        }
    }

    /** How far it has come. */
    enum State {
        RAISED,
        OWNED,
        SOLVED,
        REOPENED;

        /** Where it may go from here; nothing is solved that nobody saw to. */
        Set<State> next() {
            return switch (this) {
                case RAISED, REOPENED -> EnumSet.of(OWNED);
                case OWNED -> EnumSet.of(OWNED, SOLVED);
                case SOLVED -> EnumSet.of(REOPENED);
            };
        }
    }

    public boolean isSolved() {
        return state == State.SOLVED;
    }

    /** Days since it was raised; once solved, days it took. */
    long ageDays(Instant now, ZoneId zone) {
        var stepped = steppedAt;
        var end = isSolved() && stepped != null ? stepped : now;
        return ChronoUnit.DAYS.between(
                LocalDate.ofInstant(raisedAt, zone), LocalDate.ofInstant(end, zone));
    }
}
