package jieli.mentoring.competence.passport;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jieli.directory.Directory;
import jieli.directory.Institution;
import jieli.directory.InstitutionId;
import jieli.directory.Person;
import jieli.directory.PersonId;
import jieli.mentoring.Places.Within;
import jieli.mentoring.competence.SkillWords;
import jieli.mentoring.competence.passport.Passport.AgreementLine;
import jieli.mentoring.competence.passport.Passport.CaseLine;
import jieli.mentoring.competence.passport.Passport.GrantLine;
import jieli.mentoring.competence.passport.Passport.Holder;
import jieli.mentoring.competence.passport.Passport.Section;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts together what can be said of a person today. */
@Component
class Contents {

    /** A passport with the hospitals it tells of. */
    record Draft(Passport it, Set<InstitutionId> institutions) {}

    /** What was read of a person, not yet in words. */
    private record Rows(
            List<PassportBook.CaseRow> cases,
            List<PassportBook.GrantRow> grants,
            List<PassportBook.AgreementRow> agreements) {

        Set<InstitutionId> institutions() {
            var all = new HashSet<InstitutionId>();
            cases.forEach(one -> all.add(one.institution()));
            grants.forEach(one -> all.add(one.institution()));
            agreements.forEach(one -> all.add(one.institution()));
            return all;
        }

        Set<PersonId> people() {
            var all = new HashSet<PersonId>();
            grants.forEach(one -> all.add(one.grantor()));
            agreements.forEach(one -> Stream.of(one.mentor(), one.apprentice()).forEach(all::add));
            return all;
        }

        boolean simulated() {
            return cases.stream().anyMatch(PassportBook.CaseRow::simulated)
                    || grants.stream().anyMatch(PassportBook.GrantRow::simulated);
        }
    }

    private final PassportBook book;
    private final Directory directory;
    private final SkillWords words;
    private final ObjectProvider<PassportSection> sections;

    Contents(
            PassportBook book,
            Directory directory,
            SkillWords words,
            ObjectProvider<PassportSection> sections) {
        this.book = book;
        this.directory = directory;
        this.words = words;
        this.sections = sections;
    }

    Draft of(PersonId id, Within within, LocalDate today) {
        var person = directory.get(id);
        var reach = within.parameters();
        var rows =
                new Rows(book.cases(id, reach), book.grants(id, reach), book.agreements(id, reach));
        var places = words.institutions(rows.institutions());
        var people = words.people(rows.people());
        var passport =
                new Passport(
                        new Holder(
                                id.value(), person.name(), person.workplaceName(), person.title()),
                        today,
                        rows.cases().stream().map(one -> line(one, places)).toList(),
                        grants(rows.grants(), places, people),
                        rows.agreements().stream()
                                .map(one -> line(one, id, places, people))
                                .toList(),
                        sections(id),
                        person.simulated() || rows.simulated());
        return new Draft(passport, rows.institutions());
    }

    private static CaseLine line(PassportBook.CaseRow one, Map<InstitutionId, Institution> places) {
        return new CaseLine(
                one.id(),
                one.day(),
                name(places, one.institution()),
                one.technique(),
                one.role(),
                one.hands(),
                one.guided(),
                one.outcome(),
                one.complication(),
                one.takenOver(),
                one.signed(),
                one.observed());
    }

    private List<GrantLine> grants(
            List<PassportBook.GrantRow> grants,
            Map<InstitutionId, Institution> places,
            Map<PersonId, Person> people) {
        var stops = book.stops(grants.stream().map(PassportBook.GrantRow::id).toList());
        return grants.stream()
                .map(one ->
                        new GrantLine(
                                one.id(),
                                name(places, one.institution()),
                                one.technique(),
                                one.level(),
                                one.scope(),
                                one.from(),
                                one.until(),
                                name(people, one.grantor()),
                                one.evidence(),
                                stops.getOrDefault(one.id(), List.of())))
                .toList();
    }

    private static AgreementLine line(
            PassportBook.AgreementRow one,
            PersonId holder,
            Map<InstitutionId, Institution> places,
            Map<PersonId, Person> people) {
        return new AgreementLine(
                one.id(),
                one.mentor().equals(holder) ? "MENTOR" : "APPRENTICE",
                name(people, one.mentor()),
                name(people, one.apprentice()),
                name(places, one.institution()),
                one.technique(),
                one.level(),
                one.from(),
                one.until(),
                one.state());
    }

    private List<Section> sections(PersonId id) {
        return sections
                .orderedStream()
                .collect(
                        Collectors.groupingBy(
                                PassportSection::key,
                                java.util.LinkedHashMap::new,
                                Collectors.flatMapping(
                                        each -> each.items(id).stream(), Collectors.toList())))
                .entrySet()
                .stream()
                .filter(each -> !each.getValue().isEmpty())
                .map(each ->
                        new Section(
                                each.getKey(),
                                words.of("passport.section." + each.getKey(), Locale.CHINESE),
                                each.getValue()))
                .toList();
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
