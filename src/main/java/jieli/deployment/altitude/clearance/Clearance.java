package jieli.deployment.altitude.clearance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import jieli.deployment.Period;
import jieli.deployment.PostingId;
import jieli.directory.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A physician's word on whether somebody may go up (适岗结论).
 *
 * @param form what it was decided upon
 * @param reason in the physician's words: conditions, or why against the proposal; may be empty
 * @param metres of the place when it was decided, null if nobody knew
 * @param overrides whether it is milder than what the answers proposed
 */
public record Clearance(
        UUID id,
        PostingId posting,
        UUID form,
        Result result,
        String reason,
        @Nullable Integer metres,
        boolean overrides,
        Period valid,
        PersonId decidedBy,
        Instant decidedAt) {

    /** What a physician may say. */
    public enum Result {
        FIT,
        FIT_WITH_CONDITIONS,
        POSTPONED,
        NOT_FIT;

        /** Whether one may go. */
        public boolean lets() {
            return this == FIT || this == FIT_WITH_CONDITIONS;
        }

        /** Whether it means nothing without words. */
        boolean wantsWords() {
            return this != FIT;
        }
    }

    /**
     * What others may know of it.
     *
     * @param valid the days on which it counts
     * @param overtaken whether a graver form was filled in since, or the place turned out to be
     *     higher: then it lets nobody go any more, a physician decides anew
     */
    public record Standing(Result result, Period valid, Instant decidedAt, boolean overtaken) {

        /** Whether somebody may go on that day. */
        public boolean lets(LocalDate day) {
            return lets() && valid.contains(day);
        }

        /** Whether somebody may go, if it is not too late. */
        public boolean lets() {
            return result.lets() && !overtaken;
        }
    }
}
