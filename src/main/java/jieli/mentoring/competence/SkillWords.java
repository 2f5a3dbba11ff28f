package jieli.mentoring.competence;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jieli.directory.Directory;
import jieli.directory.Institution;
import jieli.directory.InstitutionId;
import jieli.directory.Person;
import jieli.directory.PersonId;
import jieli.mentoring.competence.LearningCurve.Verdict;
import jieli.mentoring.competence.LearningCurve.Verdict.NotEnoughCases;
import jieli.mentoring.competence.LearningCurve.Verdict.NotYetShown;
import jieli.mentoring.competence.LearningCurve.Verdict.Shown;
import jieli.terms.NotFound;
import jieli.terms.Terms;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts skills into people's words. */
@Component
public class SkillWords {

    /**
     * A sentence of its own.
     *
     * @param key of the message
     */
    record Sentence(String key, List<Object> words) {

        /** For the template's function. */
        public Object[] places() {
            return words.toArray();
        }

        /** Why nothing was done. */
        static Sentence refusal(Enum<?> why, String noun, Object... words) {
            return new Sentence("mentoring.%s.refusal.%s".formatted(noun, why), List.of(words));
        }
    }

    private final Directory directory;
    private final MessageSource messages;

    SkillWords(Directory directory, MessageSource messages) {
        this.directory = directory;
        this.messages = messages;
    }

    public String of(String key, Locale locale, Object... words) {
        return messages.getMessage("mentoring." + key, words, locale);
    }

    public String person(PersonId id) {
        return directory.find(id).map(Person::name).orElse("");
    }

    public String institution(InstitutionId id) {
        return directory.find(id).map(Institution::name).orElse("");
    }

    public Map<PersonId, Person> people(Collection<PersonId> ids) {
        return directory.people(ids);
    }

    public Map<InstitutionId, Institution> institutions(Collection<InstitutionId> ids) {
        return directory.institutions(ids);
    }

    public static String technique(String code, Locale locale) {
        return Terms.get("techniques").name(code, locale);
    }

    /**
     * The code of a technique.
     *
     * @throws NotFound if nothing is called so
     */
    public static String known(String code) {
        return Terms.get("techniques").find(code).orElseThrow(() -> new NotFound(code)).code();
    }

    /** What may be said of a curve; with too few cases nothing but their number. */
    static Sentence verdict(Verdict verdict) {
        return switch (verdict) {
            case NotEnoughCases(var cases, var fewest) ->
                    new Sentence("mentoring.skill.verdict.few", List.of(cases, fewest));
            case NotYetShown(var cases) ->
                    new Sentence("mentoring.skill.verdict.not-yet", List.of(cases));
            case Shown(var at) -> new Sentence("mentoring.skill.verdict.shown", List.of(at));
        };
    }

    /** What a grant rests on, as it is kept with it: Chinese, whoever gives it. */
    String evidence(Evidence evidence, Requirement requirement, LocalDate today) {
        var numbers = requirement.numbers();
        var verdict = verdict(evidence.verdict());
        return of(
                "grant.evidence.words",
                Locale.CHINESE,
                today.toString(),
                evidence.signed(),
                evidence.least(),
                evidence.alone(),
                messages.getMessage(verdict.key(), verdict.words().toArray(), Locale.CHINESE),
                Typed.perCent(numbers.acceptable()),
                Typed.perCent(numbers.inadequate()),
                Typed.limit(numbers.limit()),
                numbers.fewest(),
                source(requirement, Locale.CHINESE));
    }

    /** Where the numbers come from. */
    public String source(Requirement requirement, Locale locale) {
        return requirement.isUsual()
                ? of("criterion.usual", locale)
                : of(
                        "criterion.source",
                        locale,
                        requirement.version(),
                        requirement.committee(),
                        String.valueOf(requirement.decidedOn()));
    }
}
