package jieli.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line with what became of it.
 *
 * @param reverses the line this one takes back
 * @param reason why it takes it back
 * @param reversedBy the line that took this one back
 */
record BookedLine(
        Line line,
        Instant at,
        @Nullable LineId reverses,
        @Nullable String reason,
        @Nullable LineId reversedBy) {

    /** Whether the line counts. */
    boolean stands() {
        return reverses == null && reversedBy == null;
    }
}
