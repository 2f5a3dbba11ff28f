package jieli.pairing;

import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A need as it was typed. */
record NeedDraft(
        @Nullable String gap,
        @Nullable String what,
        @Nullable Integer severity,
        @Nullable String evidence)
        implements Serializable {

    /** A step as it was typed, for the card of its need alone. */
    record Step(UUID need, String state, String note) implements Serializable {}

    sealed interface Checked {
        record Good(Need need) implements Checked {}

        record Refused(String why) implements Checked {}
    }

    static NeedDraft empty() {
        return new NeedDraft(null, null, null, null);
    }

    Checked check(UUID id, PairingId pairing, String by, Instant now) {
        var kind = Arrays.stream(Need.Gap.values()).filter(g -> g.name().equals(gap)).findFirst();
        if (kind.isEmpty()) {
            return new Checked.Refused("pairing.refusal.gap");
        }
        if (PairingDraft.text(what).isEmpty()) {
            return new Checked.Refused("pairing.refusal.what");
        }
        if (severity == null || severity < 1 || severity > Need.SEVERE) {
            return new Checked.Refused("pairing.refusal.severity");
        }
        if (PairingDraft.text(evidence).isEmpty()) {
            return new Checked.Refused("pairing.refusal.evidence");
        }
        return new Checked.Good(
                new Need(
                        id,
                        pairing,
                        kind.get(),
                        PairingDraft.text(what),
                        severity,
                        PairingDraft.text(evidence),
                        by,
                        now,
                        new Need.State.Open()));
    }
}
