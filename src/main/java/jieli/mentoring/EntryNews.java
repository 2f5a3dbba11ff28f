package jieli.mentoring;

import jieli.terms.Terms;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells whoever counts, in the transaction in which an entry begins or ceases to count. */
@Component
class EntryNews {

    private final ApplicationEventPublisher events;

    EntryNews(ApplicationEventPublisher events) {
        this.events = events;
    }

    /**
     * An entry counts from now on. What it replaces was returned before.
     *
     * @param who the operators' names
     */
    void entered(Entry entry, String who, String by, Entry.Seen seen) {
        events.publishEvent(new Entry.Changed(entry, true, by, seen));
        var pairing = entry.pairing();
        if (pairing != null) {
            events.publishEvent(
                    new Deed(
                            entry.id().value(),
                            Deed.Kind.CASE,
                            pairing,
                            entry.institution(),
                            entry.day(),
                            Terms.get("techniques").find(entry.technique()).orElseThrow().zh(),
                            who,
                            "/mentoring/entries/" + entry.id(),
                            by,
                            entry.simulated()));
        }
    }

    void signed(Entry entry, String by) {
        events.publishEvent(new Entry.Changed(entry, true, by, Entry.Seen.NOTHING));
    }

    /** An entry ceases to count. */
    void returned(Entry entry, String reason, String by) {
        events.publishEvent(new Deed.Undone(entry.id().value(), reason, by));
        events.publishEvent(new Entry.Changed(entry, false, by, Entry.Seen.NOTHING));
    }
}
