package jieli.mentoring.competence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jieli.directory.Person;
import jieli.directory.PersonId;
import jieli.identity.Me;
import jieli.mentoring.Entrustment;
import jieli.mentoring.Entry.Role;
import jieli.mentoring.competence.Skill.Done;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lays out skills for the pages. */
@Component
class SkillViews {

    /** A grant as pages show it. */
    record Granted(Grant it, Grant.State state, String grantor) {}

    /** An alarm as pages show it. */
    record Alarmed(Relapse it, String answeredBy, boolean answerable) {}

    /**
     * One technique at one hospital.
     *
     * @param roles how often in which role
     * @param highest the highest level observed, empty if none was
     * @param latest the level observed last, empty if none was
     */
    record Card(
            Skill it,
            String institution,
            String technique,
            Map<Role, Long> roles,
            String highest,
            String latest,
            SkillWords.Sentence verdict,
            List<Granted> grants,
            List<Alarmed> alarms) {}

    /**
     * A case as operator in the table of a curve.
     *
     * @param counts whether it counts, or waits for a signature
     * @param number in its curve, 0 if in none
     * @param score after it, empty if in none
     * @param watched whether it belongs to the watch after a grant
     */
    record Line(
            Done it, boolean counts, boolean failed, int number, String score, boolean watched) {}

    /**
     * Everything {@code mentoring/curve.html} shows.
     *
     * @param watch null while no grant of level 4 holds
     */
    record CurvePage(
            Card card,
            String person,
            Odds.Meaning meaning,
            String source,
            CurveChart curve,
            @Nullable CurveChart watch,
            List<Line> cases,
            boolean grantable,
            boolean self,
            GrantForm form) {

        public String p0() {
            return Typed.perCent(card.it().requirement().numbers().acceptable());
        }

        public String p1() {
            return Typed.perCent(card.it().requirement().numbers().inadequate());
        }

        public String limit() {
            return Typed.limit(card.it().requirement().numbers().limit());
        }

        public String alarmLimit() {
            return Typed.limit(card.it().requirement().numbers().alarm());
        }

        /** The first day of the watch; null while there is none. */
        public @Nullable LocalDate since() {
            return card.it().watchedSince().orElse(null);
        }
    }

    private final SkillWords words;
    private final Grants grants;
    private final Relapses relapses;

    SkillViews(SkillWords words, Grants grants, Relapses relapses) {
        this.words = words;
        this.grants = grants;
        this.relapses = relapses;
    }

    List<Card> cards(List<Skill> skills, Me me, Locale locale) {
        return skills.stream().map(skill -> card(skill, me, locale)).toList();
    }

    Card card(Skill skill, Me me, Locale locale) {
        var roles = new EnumMap<Role, Long>(Role.class);
        skill.deeds().forEach(done -> roles.merge(done.role(), 1L, Long::sum));
        var people = words.people(named(skill));
        return new Card(
                skill,
                words.institution(skill.institution()),
                SkillWords.technique(skill.technique(), locale),
                roles,
                skill.highest().map(Entrustment::code).orElse(""),
                skill.latest().map(Entrustment::code).orElse(""),
                SkillWords.verdict(skill.curve().verdict()),
                skill.grants().reversed().stream().map(one -> granted(one, skill, people)).toList(),
                skill.relapses().stream().map(one -> alarmed(one, people, me)).toList());
    }

    private static Set<PersonId> named(Skill skill) {
        return Stream.concat(
                        skill.grants().stream().map(Grant::grantor),
                        skill.relapses().stream()
                                .map(Relapse::answer)
                                .filter(answer -> answer != null)
                                .map(answer -> answer.by()))
                .collect(Collectors.toSet());
    }

    private static Granted granted(Grant one, Skill skill, Map<PersonId, Person> people) {
        return new Granted(one, one.state(skill.today()), name(people, one.grantor()));
    }

    private Alarmed alarmed(Relapse one, Map<PersonId, Person> people, Me me) {
        var answer = one.answer();
        return new Alarmed(
                one,
                answer == null ? "" : name(people, answer.by()),
                one.isOpen() && relapses.mayAnswer(one, me));
    }

    private static String name(Map<PersonId, Person> people, PersonId id) {
        var person = people.get(id);
        return person == null ? "" : person.name();
    }

    CurvePage page(Skill skill, Me me, Locale locale) {
        var requirement = skill.requirement();
        var numbers = requirement.numbers();
        var curve =
                CurveChart.of(
                        skill.curve().scores(), failed(skill, skill.learning()), numbers.limit());
        var watch =
                skill.watch()
                        .map(one ->
                                CurveChart.of(
                                        one.scores(),
                                        failed(skill, skill.watched()),
                                        numbers.alarm()))
                        .orElse(null);
        var self = me.person().equals(skill.person());
        return new CurvePage(
                card(skill, me, locale),
                words.person(skill.person()),
                Odds.Meaning.of(numbers),
                words.source(requirement, locale),
                curve,
                watch,
                lines(skill, curve, watch),
                !self && grants.mayGrant(skill.institution(), me),
                self,
                GrantForm.proposed(skill.today()));
    }

    private static List<Boolean> failed(Skill skill, List<Done> cases) {
        return cases.stream().map(skill.requirement()::failed).toList();
    }

    /** The newest first. */
    private static List<Line> lines(Skill skill, CurveChart curve, @Nullable CurveChart watch) {
        var learning = skill.learning();
        var watched = skill.watched();
        var lines = new ArrayList<Line>();
        for (var done : skill.operated()) {
            var inWatch = watched.indexOf(done);
            var inCurve = learning.indexOf(done);
            var point =
                    inWatch >= 0 && watch != null
                            ? watch.points().get(inWatch)
                            : inCurve >= 0 ? curve.points().get(inCurve) : null;
            lines.add(
                    new Line(
                            done,
                            skill.counts(done),
                            skill.requirement().failed(done),
                            point == null ? 0 : point.number(),
                            point == null ? "" : point.shown(),
                            inWatch >= 0));
        }
        Collections.reverse(lines);
        return lines;
    }

    /** Techniques by name, to look at one nobody has done yet. */
    static Map<String, String> techniques(Locale locale) {
        return jieli.terms.Terms.get("techniques").terms().stream()
                .sorted(Comparator.comparing(term -> term.name(locale)))
                .collect(
                        Collectors.toMap(
                                jieli.terms.Term::code,
                                term -> term.name(locale),
                                (one, _) -> one,
                                java.util.LinkedHashMap::new));
    }
}
