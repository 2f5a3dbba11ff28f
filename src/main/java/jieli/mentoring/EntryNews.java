package jieli.mentoring;

import static java.util.stream.Collectors.joining;

import java.util.Objects;
import jieli.directory.Directory;
import jieli.directory.Person;
import jieli.mentoring.Entry.Role;
import jieli.terms.Terms;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells whoever counts, in the transaction in which an entry begins or ceases to count. */
@Component
class EntryNews {

    private final Directory directory;
    private final ApplicationEventPublisher events;

    EntryNews(Directory directory, ApplicationEventPublisher events) {
        this.directory = directory;
        this.events = events;
    }

    /** An entry counts from now on, and what it replaces does no longer. */
    void entered(Entry entry, String by) {
        var replaces = entry.replaces();
        if (replaces != null) {
            events.publishEvent(new Deed.Undone(replaces.value(), "corrected " + entry.id(), by));
        }
        events.publishEvent(new Entry.Changed(entry, true, by));
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
                            operators(entry),
                            "/mentoring/entries/" + entry.id(),
                            by,
                            entry.simulated()));
        }
    }

    void signed(Entry entry, String by) {
        events.publishEvent(new Entry.Changed(entry, true, by));
    }

    void returned(Entry entry, String reason, String by) {
        events.publishEvent(new Deed.Undone(entry.id().value(), reason, by));
        events.publishEvent(new Entry.Changed(entry, false, by));
    }

    private String operators(Entry entry) {
        var operators = entry.people(Role.OPERATOR);
        var people = directory.people(operators);
        return operators.stream()
                .map(people::get)
                .filter(Objects::nonNull)
                .map(Person::name)
                .collect(joining("、"));
    }
}
