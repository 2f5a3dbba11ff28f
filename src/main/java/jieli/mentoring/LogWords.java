package jieli.mentoring;

import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import jieli.directory.Directory;
import jieli.directory.Institution;
import jieli.directory.InstitutionId;
import jieli.directory.Person;
import jieli.directory.PersonId;
import jieli.terms.NotFound;
import jieli.terms.Terms;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Entries in the reader's words. */
@Component
class LogWords {

    /** A list's row with its names. */
    record Row(LogList.Row it, String institution, String technique, String operators) {}

    /** One of the team with a name. */
    record Member(Entry.Member it, String name) {}

    /** A whole entry with its names. */
    record Whole(
            Booked it,
            String institution,
            String technique,
            List<Member> team,
            String reviewer,
            LocalDateTime enteredAt) {}

    private final Directory directory;
    private final MessageSource messages;
    private final Clock clock;

    LogWords(Directory directory, MessageSource messages, Clock clock) {
        this.directory = directory;
        this.messages = messages;
        this.clock = clock;
    }

    List<Row> rows(List<LogList.Row> rows, Locale locale) {
        var places = directory.institutions(rows.stream().map(LogList.Row::institution).toList());
        var people =
                directory.people(
                        rows.stream().flatMap(row -> row.operators().stream()).distinct().toList());
        return rows.stream()
                .map(row ->
                        new Row(
                                row,
                                name(places, row.institution()),
                                technique(row.technique(), locale),
                                row.operators().stream()
                                        .map(people::get)
                                        .filter(Objects::nonNull)
                                        .map(Person::name)
                                        .collect(joining("、"))))
                .toList();
    }

    Whole whole(Booked one, Locale locale) {
        var entry = one.entry();
        var people =
                directory.people(
                        entry.team().stream().map(Entry.Member::person).distinct().toList());
        var review = one.review();
        return new Whole(
                one,
                directory.get(entry.institution()).name(),
                technique(entry.technique(), locale),
                entry.team().stream()
                        .map(member -> new Member(member, name(people, member.person())))
                        .toList(),
                review == null ? "" : directory.get(review.person()).name(),
                local(one.at()));
    }

    Map<String, String> places(Collection<InstitutionId> ids) {
        return directory.named(ids);
    }

    /** The name of whoever a list was narrowed to; empty if nobody has the id. */
    String person(String id) {
        try {
            return id.isEmpty() ? "" : directory.find(PersonId.of(id)).map(Person::name).orElse("");
        } catch (NotFound noId) {
            return "";
        }
    }

    String technique(String code, Locale locale) {
        return Terms.get("techniques").name(code, locale);
    }

    String of(String key, Locale locale) {
        return messages.getMessage("mentoring.log." + key, null, locale);
    }

    private LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, clock.getZone());
    }

    private static String name(Map<InstitutionId, Institution> places, InstitutionId id) {
        var place = places.get(id);
        return place == null ? "" : place.name();
    }

    private static String name(Map<PersonId, Person> people, PersonId id) {
        var person = people.get(id);
        return person == null ? "" : person.name();
    }
}
