package jieli.deployment.planning.round;

import java.time.LocalDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A workbook that came in, and what became of it.
 *
 * @param why of a refusal, as {@code Opened.Why} names it
 * @param beat whether somebody works on it: heard of within the last minute
 */
record Intake(
        UUID id,
        RoundId round,
        Kind kind,
        String fileName,
        State state,
        @Nullable String why,
        String detail,
        Rows rows,
        boolean beat,
        String by,
        LocalDateTime at) {

    /** What is in it. */
    enum Kind {
        NOMINEES,
        POSTS
    }

    /** How far it has come. */
    enum State {
        WAITING,
        RUNNING,
        TAKEN,
        /** Not one row was taken; the answer says why, row by row. */
        RETURNED,
        /** No table at all. */
        REFUSED,
        FAILED
    }

    record Rows(int total, int done, int wrong) {
        public int percent() {
            return total == 0 ? 0 : (int) (100L * done / total);
        }
    }

    public boolean isOpen() {
        return state == State.WAITING || state == State.RUNNING;
    }
}
