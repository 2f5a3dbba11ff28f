package jieli.mentoring.apprenticeship;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jieli.deployment.Period;
import jieli.deployment.Posting;
import jieli.deployment.Postings;
import jieli.directory.InstitutionId;
import jieli.directory.Person;
import jieli.identity.Reach;
import jieli.mentoring.apprenticeship.Agreement.Goal;
import jieli.mentoring.apprenticeship.Agreement.Plan;
import jieli.mentoring.apprenticeship.Progress.Of;
import jieli.terms.Terms;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An agreement as its page shows it. */
@Component
class PairViews {

    /** Mentors whose time was over a year ago are no longer offered. */
    private static final int PAST_DAYS = 365;

    /** One of the two. */
    record Party(String id, String name, String title, String department, String employer) {}

    /** A named technique with what became of it. */
    record GoalView(Goal it, String name, Of come) {

        public boolean isReached() {
            return come.level() >= it.level();
        }

        public boolean isDone() {
            return come.cases() >= it.least();
        }
    }

    record StepView(Pair.Step it, String by) {}

    record ChangeView(Pair.Change it, String assessor, String by) {}

    /** What everything the mentor ever taught came to. */
    record Account(int pairs, int taught, int graduated, int ended, List<String> techniques) {}

    /** What may be chosen in the page's forms. */
    record Choices(
            Map<String, String> mentors,
            Map<String, String> staff,
            Map<String, String> techniques) {}

    /** Everything {@code mentoring/pair.html} shows. */
    record Page(
            PairWords.Row row,
            Party mentor,
            Party apprentice,
            String assessor,
            List<GoalView> goals,
            List<StepView> steps,
            List<ChangeView> changes,
            Account account,
            boolean alone,
            Set<PairState> next,
            Choices choices,
            LocalDate today,
            boolean writable) {}

    private final PairBook book;
    private final Progress progress;
    private final Postings postings;
    private final PairWords words;
    private final Clock clock;

    PairViews(PairBook book, Progress progress, Postings postings, PairWords words, Clock clock) {
        this.book = book;
        this.progress = progress;
        this.postings = postings;
        this.words = words;
        this.clock = clock;
    }

    Page page(Pair pair, boolean writable, Locale locale) {
        var today = LocalDate.now(clock);
        var stay = postings.find(pair.posting(), Reach.EVERYWHERE).orElse(null);
        var plan = pair.agreed().plan();
        return new Page(
                words.rows(List.of(pair), locale).getFirst(),
                mentor(pair, stay, locale),
                apprentice(pair),
                words.name(words.person(plan.assessor())),
                goals(pair, today, locale),
                book.steps(pair.id()).stream()
                        .map(step -> new StepView(step, words.name(step.by())))
                        .toList(),
                book.changes(pair.id()).stream().map(this::view).toList(),
                account(pair, locale),
                pair.state().isTaught() && Desk.isAlone(pair, stay, today),
                pair.state().next(),
                writable ? choices(pair.institution(), locale) : nothing(),
                today,
                writable);
    }

    private static Choices nothing() {
        return new Choices(Map.of(), Map.of(), Map.of());
    }

    private Party mentor(Pair pair, @Nullable Posting stay, Locale locale) {
        var person = words.person(pair.mentor());
        var employer = stay == null ? null : stay.employer();
        return new Party(
                pair.mentor().toString(),
                words.name(person),
                title(person),
                stay == null ? "" : words.specialty(stay.specialty(), locale),
                employer == null ? workplace(person) : words.institution(employer));
    }

    private Party apprentice(Pair pair) {
        var person = words.person(pair.apprentice());
        return new Party(
                pair.apprentice().toString(),
                words.name(person),
                title(person),
                pair.agreed().department(),
                words.institution(pair.institution()));
    }

    private static String title(@Nullable Person person) {
        return person == null ? "" : person.title();
    }

    private static String workplace(@Nullable Person person) {
        return person == null ? "" : person.workplaceName();
    }

    private List<GoalView> goals(Pair pair, LocalDate today, Locale locale) {
        var come = progress.of(pair, today);
        return pair.goals().stream()
                .map(goal ->
                        new GoalView(
                                goal,
                                words.technique(goal.technique(), locale),
                                come.getOrDefault(goal.technique(), Of.NOTHING)))
                .toList();
    }

    private ChangeView view(Pair.Change change) {
        Plan plan = change.plan();
        return new ChangeView(
                change, words.name(words.person(plan.assessor())), words.name(change.by()));
    }

    private Account account(Pair pair, Locale locale) {
        var all = book.of(pair.mentor());
        var reached = all.stream().filter(one -> book.hasReached(one.id())).toList();
        return new Account(
                all.size(),
                (int) all.stream().filter(one -> one.state().isTaught()).count(),
                reached.size(),
                (int) all.stream().filter(one -> one.state() == PairState.ENDED_NOT_MET).count(),
                reached.stream()
                        .flatMap(one -> one.goals().stream())
                        .map(goal -> words.technique(goal.technique(), locale))
                        .distinct()
                        .toList());
    }

    /** Who may teach, learn, judge at a hospital. */
    Choices choices(InstitutionId institution, Locale locale) {
        var today = LocalDate.now(clock);
        var mentors = new LinkedHashMap<String, String>();
        postings.at(institution, new Period(today.minusDays(PAST_DAYS), null)).stream()
                .filter(one -> one.part() != Posting.Part.MANAGEMENT)
                .forEach(one -> mentors.put(one.person().toString(), called(one, locale)));
        return new Choices(
                mentors, words.staff(institution, today), Terms.get("techniques").names(locale));
    }

    private String called(Posting one, Locale locale) {
        return String.join(
                " · ",
                words.name(words.person(one.person())),
                words.specialty(one.specialty(), locale),
                one.during().from() + " – " + one.during().lastDay());
    }
}
