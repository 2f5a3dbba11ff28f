package jieli.mentoring.competence;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jieli.directory.Directory;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.identity.Role;
import jieli.mentoring.Places;
import jieli.mentoring.Places.Within;
import jieli.terms.NotFound;
import org.springframework.stereotype.Component;

/**
 * Who may read what one person can do: they themselves; whoever teaches them these days; the
 * programme's own office; whoever grants levels at the hospital. While an alarm is open and nobody
 * teaches them, also whoever supervised their last cases, because they are asked about it. A
 * supporting hospital reads figures, nobody's curve.
 */
@Component
public class Sight {

    private final Places places;
    private final Skills skills;
    private final SkillBook book;
    private final RelapseBook relapses;
    private final Directory directory;

    Sight(Places places, Skills skills, SkillBook book, RelapseBook relapses, Directory directory) {
        this.places = places;
        this.skills = skills;
        this.book = book;
        this.relapses = relapses;
        this.directory = directory;
    }

    /** The hospitals whose people somebody reads by office. */
    public Within offices(Me me) {
        var kept = places.within(inOffice(me), Right.PROGRAMME_WRITE);
        var granted = places.within(me, Right.SKILL_GRANT);
        var all = new HashSet<>(kept.institutions());
        all.addAll(granted.institutions());
        return new Within(kept.everywhere() || granted.everywhere(), all);
    }

    /** The same person with nothing but the programme's office in hand. */
    private static Me inOffice(Me me) {
        var offices = me.holdings().stream().filter(one -> one.role() == Role.OFFICE).toList();
        return new Me(me.account(), me.person(), me.name(), offices);
    }

    /**
     * At which hospitals somebody may read of a person.
     *
     * @throws NotFound if at none, or if there is no such person
     */
    public Within of(PersonId person, Me me) {
        directory.get(person);
        var offices = offices(me);
        if (me.person().equals(person) || offices.everywhere()) {
            return Within.EVERYWHERE;
        }
        var seen = new HashSet<>(book.taught(me.person(), person, skills.today()));
        hospitals(person).filter(offices::covers).forEach(seen::add);
        asked(person, me).forEach(seen::add);
        if (seen.isEmpty()) {
            throw new NotFound(person);
        }
        return new Within(false, seen);
    }

    /** Where somebody works, worked, did a case or was granted a level. */
    private Stream<InstitutionId> hospitals(PersonId person) {
        var employed =
                directory.employed(Set.of(person)).stream().map(Directory.Employed::institution);
        var active = skills.of(person, _ -> true).stream().map(Skill::institution);
        return Stream.concat(employed, active).collect(Collectors.toSet()).stream();
    }

    private Stream<InstitutionId> asked(PersonId person, Me me) {
        return relapses.of(person).stream()
                .filter(Relapse::isOpen)
                .filter(one ->
                        book.teachers(skills.get(person, one.institution(), one.technique()))
                                .contains(me.person()))
                .map(Relapse::institution);
    }
}
