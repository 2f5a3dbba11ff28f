package jieli.mentoring;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import jieli.deployment.Period;
import jieli.deployment.Posting;
import jieli.deployment.Postings;
import jieli.directory.Directory;
import jieli.directory.Institution;
import jieli.directory.InstitutionId;
import jieli.directory.Person;
import jieli.directory.PersonId;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.mentoring.Entry.Role;
import jieli.mentoring.EntryForm.Row;
import jieli.terms.NotFound;
import jieli.terms.Term;
import jieli.terms.Terms;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a form for a case offers, so that most of it is right before anything is typed. */
@Component
class EntryChoices {

    private static final int RECENT = 8;
    private static final int ROWS = 6;

    /** What the rows left over are for. */
    private static final List<Role> REST =
            List.of(Role.ANAESTHESIA, Role.OPERATOR, Role.REMOTE_GUIDE);

    /**
     * Everything there is to choose from at one hospital.
     *
     * @param recent techniques the person at the keyboard did there last
     * @param others techniques by the name of their specialty
     * @param staff the hospital's own people by id
     * @param visitors whoever was ever sent there, by id
     */
    record Offer(
            InstitutionId place,
            Map<String, String> places,
            List<Term> recent,
            Map<String, List<Term>> others,
            Map<String, String> staff,
            Map<String, String> visitors) {}

    private final Directory directory;
    private final Postings postings;
    private final LogList list;
    private final LogWords words;
    private final Clock clock;

    EntryChoices(
            Directory directory, Postings postings, LogList list, LogWords words, Clock clock) {
        this.directory = directory;
        this.postings = postings;
        this.list = list;
        this.words = words;
        this.clock = clock;
    }

    /** Where somebody enters cases: at the hospital named, else at the first of theirs. */
    InstitutionId place(@Nullable InstitutionId asked, Me me) {
        var reach = me.reach(Right.LOG_WRITE);
        if (asked != null && reach.covers(asked)) {
            return asked;
        }
        var hospitals = directory.institutions(reach.institutions()).values();
        return hospitals.stream()
                .sorted(
                        Comparator.comparing((Institution one) ->
                                        one.kind() != Institution.Kind.HOSPITAL)
                                .thenComparing(Institution::name))
                .map(Institution::id)
                .findFirst()
                .orElseThrow(() -> new NotFound(me.person()));
    }

    Offer offer(InstitutionId place, Me me, Locale locale) {
        var all = Terms.get("techniques");
        var recent =
                list.recent(me.person(), place, RECENT).stream()
                        .flatMap(code -> all.find(code).stream())
                        .toList();
        var others =
                all.terms().stream()
                        .collect(
                                Collectors.groupingBy(
                                        term ->
                                                Terms.get("specialties")
                                                        .name(term.attribute("specialty"), locale),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        return new Offer(
                place,
                words.places(me.reach(Right.LOG_WRITE).institutions()),
                recent,
                others,
                staff(place),
                visitors(place));
    }

    private Map<String, String> staff(InstitutionId place) {
        var names = new LinkedHashMap<String, String>();
        directory.peopleAt(place).forEach(one -> names.put(one.id().toString(), one.name()));
        return names;
    }

    /** Today's first, then those who were there before. */
    private Map<String, String> visitors(InstitutionId place) {
        var today = LocalDate.now(clock);
        var stays =
                postings.at(place, new Period(today.minusYears(10), null)).stream()
                        .filter(one -> !one.during().from().isAfter(today))
                        .sorted(
                                Comparator.comparing(
                                        (Posting one) -> one.during().from(),
                                        Comparator.reverseOrder()))
                        .map(Posting::person)
                        .distinct()
                        .toList();
        var people = directory.people(stays);
        var names = new LinkedHashMap<String, String>();
        stays.stream()
                .map(people::get)
                .filter(Objects::nonNull)
                .forEach(one -> names.put(one.id().toString(), one.name()));
        return names;
    }

    /**
     * A form for a new case: today, the person at the keyboard with whom they teach or learn from.
     */
    EntryForm blank(String id, InstitutionId place, String technique, Me me) {
        var partners = list.partners(me.person(), place, LocalDate.now(clock));
        var guest = visitors(place).containsKey(me.person().toString());
        var rows = new ArrayList<Row>();
        rows.add(new Row(guest ? first(partners) : me.person().toString(), Role.OPERATOR.name()));
        rows.add(new Row("", Role.FIRST_ASSISTANT.name()));
        rows.add(
                new Row(
                        guest ? me.person().toString() : first(partners),
                        Role.SUPERVISOR_PRESENT.name()));
        return form(id, place.toString(), technique, rows);
    }

    private static String first(List<PersonId> partners) {
        return partners.isEmpty() ? "" : partners.getFirst().toString();
    }

    private EntryForm form(String id, String place, String technique, List<Row> rows) {
        return new EntryForm(
                id,
                place,
                technique,
                LocalDate.now(clock).toString(),
                rows.stream().map(Row::person).toList(),
                rows.stream().map(Row::role).toList(),
                "SUCCESSFUL",
                "",
                false,
                "",
                "",
                "",
                false);
    }

    /** A form that corrects an entry: all as it stands. */
    EntryForm correction(String id, Booked wrong) {
        var entry = wrong.entry();
        var outcome = entry.outcome();
        return new EntryForm(
                id,
                entry.institution().toString(),
                entry.technique(),
                entry.day().toString(),
                entry.team().stream().map(one -> one.person().toString()).toList(),
                entry.team().stream().map(one -> one.role().name()).toList(),
                outcome == null ? "UNKNOWN" : outcome.name(),
                entry.complication(),
                entry.takenOver(),
                wrong.patient(),
                entry.note(),
                entry.id().toString(),
                false);
    }

    /** The rows of a form, filled up so that there is room for the rest of the team. */
    static List<Row> rows(EntryForm form) {
        var rows = new ArrayList<>(form.rows());
        while (rows.size() < ROWS) {
            rows.add(new Row("", REST.get(rows.size() % REST.size()).name()));
        }
        return rows;
    }

    /** Whoever is named in a form and is neither staff nor visitor, by id. */
    Map<String, String> others(EntryForm form, Offer offer) {
        var ids =
                form.rows().stream()
                        .map(Row::person)
                        .filter(id -> !id.isBlank())
                        .filter(id -> !offer.staff().containsKey(id))
                        .filter(id -> !offer.visitors().containsKey(id))
                        .map(PersonId::of)
                        .toList();
        return directory.people(ids).values().stream()
                .collect(Collectors.toMap(one -> one.id().toString(), Person::name));
    }
}
