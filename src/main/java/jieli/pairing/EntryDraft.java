package jieli.pairing;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A timeline entry as it was typed.
 *
 * @param when a year, month, day or two of them parted by two dots; empty when not known
 * @param sourceDate the day of the source; empty when not known
 */
record EntryDraft(
        @Nullable String when,
        @Nullable String event,
        @Nullable String source,
        @Nullable String sourceDate)
        implements Serializable {

    sealed interface Checked {
        record Good(TimelineEntry entry) implements Checked {}

        record Refused(String why) implements Checked {}
    }

    static EntryDraft empty() {
        return new EntryDraft(null, null, null, null);
    }

    Checked check(UUID id, PairingId pairing, String by, Instant now) {
        var words = PairingDraft.text(when);
        var days = TimelineEntry.Days.of(words);
        if (!words.isEmpty() && days.isEmpty()) {
            return new Checked.Refused("pairing.refusal.when");
        }
        if (PairingDraft.text(event).isEmpty()) {
            return new Checked.Refused("pairing.refusal.event");
        }
        if (PairingDraft.text(source).isEmpty()) {
            return new Checked.Refused("pairing.refusal.source");
        }
        return dated(id, pairing, days.orElse(null), by, now);
    }

    private Checked dated(
            UUID id, PairingId pairing, TimelineEntry.@Nullable Days days, String by, Instant now) {
        try {
            var typed = PairingDraft.text(sourceDate);
            return new Checked.Good(
                    new TimelineEntry(
                            id,
                            pairing,
                            days,
                            PairingDraft.text(when),
                            PairingDraft.text(event),
                            PairingDraft.text(source),
                            typed.isEmpty() ? null : LocalDate.parse(typed),
                            by,
                            now));
        } catch (DateTimeParseException noDay) {
            return new Checked.Refused("pairing.refusal.date");
        }
    }
}
