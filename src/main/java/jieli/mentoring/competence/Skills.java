package jieli.mentoring.competence;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.identity.Me;
import jieli.mentoring.competence.Skill.Done;
import jieli.mentoring.competence.SkillBook.Candidate;
import jieli.mentoring.competence.SkillBook.Stamp;
import org.springframework.stereotype.Component;

/** Puts together what is known of people's skills. */
@Component
public class Skills {

    /** A technique at a hospital. */
    record Where(InstitutionId institution, String technique) {}

    private final SkillBook book;
    private final GrantBook grants;
    private final RelapseBook relapses;
    private final Clock clock;

    Skills(SkillBook book, GrantBook grants, RelapseBook relapses, Clock clock) {
        this.book = book;
        this.grants = grants;
        this.relapses = relapses;
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Whatever somebody did or was granted; nothing at all makes an empty skill. */
    Skill get(PersonId person, InstitutionId institution, String technique) {
        return new Skill(
                person,
                institution,
                technique,
                requirement(institution, technique),
                book.deeds(person, technique).stream()
                        .filter(done -> done.institution().equals(institution))
                        .toList(),
                grants.of(person).stream()
                        .filter(one -> one.institution().equals(institution))
                        .filter(one -> one.technique().equals(technique))
                        .toList(),
                relapses.of(person).stream()
                        .filter(one -> one.institution().equals(institution))
                        .filter(one -> one.technique().equals(technique))
                        .toList(),
                today());
    }

    /** What a hospital asks of a technique, all versions, the newest first. */
    public List<Requirement> versions(InstitutionId institution, String technique) {
        return book.requirements(institution, technique);
    }

    /**
     * Adds a version.
     *
     * @throws org.springframework.dao.DuplicateKeyException if somebody was quicker
     */
    public void set(Requirement version, Me me) {
        book.add(version, Stamp.of(me, clock));
    }

    private Requirement requirement(InstitutionId institution, String technique) {
        return book.requirements(institution, technique).stream()
                .findFirst()
                .orElseGet(() -> Requirement.usual(institution, technique));
    }

    /** Every skill of somebody at these hospitals: the one used last first. */
    List<Skill> of(PersonId person, Predicate<InstitutionId> within) {
        var deeds = book.deeds(person, "");
        var granted = grants.of(person);
        var alarms = relapses.of(person);
        var wheres = wheres(deeds, granted, within);
        var asked = asked(wheres.stream().map(Where::institution).collect(Collectors.toSet()));
        return wheres.stream()
                .map(where -> {
                    var usual = Requirement.usual(where.institution(), where.technique());
                    return new Skill(
                            person,
                            where.institution(),
                            where.technique(),
                            asked.getOrDefault(where, usual),
                            deeds.stream().filter(one -> where(one).equals(where)).toList(),
                            granted.stream().filter(one -> where(one).equals(where)).toList(),
                            alarms.stream().filter(one -> where(one).equals(where)).toList(),
                            today());
                })
                .toList();
    }

    /**
     * What these people did themselves, each in one technique at one hospital, with three looks at
     * the database however many they are; their alarms are left out.
     */
    List<Skill> of(List<Candidate> people) {
        var ids = people.stream().map(Candidate::person).collect(Collectors.toSet());
        var techniques = people.stream().map(Candidate::technique).collect(Collectors.toSet());
        var deeds = book.deeds(ids, techniques);
        var granted =
                grants.of(ids).stream().collect(Collectors.groupingBy(grant -> grant.person()));
        var asked = asked(people.stream().map(Candidate::institution).collect(Collectors.toSet()));
        return people.stream()
                .map(one -> {
                    var where = new Where(one.institution(), one.technique());
                    return new Skill(
                            one.person(),
                            one.institution(),
                            one.technique(),
                            asked.getOrDefault(
                                    where, Requirement.usual(one.institution(), one.technique())),
                            deeds.getOrDefault(one.person(), List.of()).stream()
                                    .filter(each -> where(each).equals(where))
                                    .toList(),
                            granted.getOrDefault(one.person(), List.of()).stream()
                                    .filter(each -> where(each).equals(where))
                                    .toList(),
                            List.of(),
                            today());
                })
                .toList();
    }

    private Map<Where, Requirement> asked(Set<InstitutionId> institutions) {
        return book.requirements(institutions).stream()
                .collect(
                        Collectors.toMap(
                                one -> new Where(one.institution(), one.technique()), one -> one));
    }

    private static List<Where> wheres(
            List<Done> deeds, List<Grant> granted, Predicate<InstitutionId> within) {
        return Stream.concat(
                        deeds.reversed().stream().map(Skills::where),
                        granted.stream().map(Skills::where))
                .filter(where -> within.test(where.institution()))
                .collect(Collectors.toCollection(LinkedHashSet::new))
                .stream()
                .toList();
    }

    private static Where where(Done done) {
        return new Where(done.institution(), done.technique());
    }

    private static Where where(Grant grant) {
        return new Where(grant.institution(), grant.technique());
    }

    private static Where where(Relapse relapse) {
        return new Where(relapse.institution(), relapse.technique());
    }
}
