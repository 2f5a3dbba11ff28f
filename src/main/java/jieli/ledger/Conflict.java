package jieli.ledger;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jieli.pairing.PairingId;
import org.jspecify.annotations.Nullable;

/**
 * A contradiction on file.
 *
 * @param lines in the order in which they were entered
 * @param decision null while nobody decided
 */
record Conflict(
        UUID id,
        PairingId pairing,
        String kind,
        Contradiction.Cause cause,
        String note,
        Origin.@Nullable Reported seenIn,
        List<LineId> lines,
        @Nullable Decision decision) {

    /**
     * What somebody decided.
     *
     * @param standing the one line that stands; null when all stand, each in its own scope
     */
    record Decision(@Nullable LineId standing, String reason, String by, Instant at) {}

    /** A decision as it was typed, for the card of its conflict alone. */
    record Typed(UUID conflict, String choice, String reason) implements Serializable {}

    /** The key of the sentence that refuses a decision, or null. */
    @Nullable String refusal(Decision wanted) {
        if (wanted.reason().isBlank()) {
            return "ledger.refusal.reason";
        }
        return wanted.standing() != null && !lines.contains(wanted.standing())
                ? "ledger.refusal.line"
                : null;
    }
}
