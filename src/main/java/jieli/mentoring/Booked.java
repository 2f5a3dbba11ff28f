package jieli.mentoring;

import java.time.Instant;
import jieli.directory.PersonId;
import jieli.identity.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * An entry with what became of it.
 *
 * @param review null while nobody decided
 * @param correctedBy the entry that replaces it, null if none
 * @param patient null where the reader may not see it, or none was given
 */
record Booked(
        Entry entry,
        AccountId by,
        Instant at,
        @Nullable Review review,
        @Nullable EntryId correctedBy,
        @Nullable String patient) {

    boolean isSigned() {
        return review != null && review.level() != null;
    }

    /** Whether it may still be decided about. */
    boolean isOpen() {
        return review == null && correctedBy == null;
    }

    /**
     * What was decided about an entry.
     *
     * @param level as observed; null if it was returned
     */
    record Review(@Nullable Entrustment level, String reason, PersonId person, Instant at) {}
}
