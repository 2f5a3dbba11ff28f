package jieli.deployment.altitude;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import jieli.deployment.Posting;
import jieli.deployment.PostingState;
import jieli.deployment.altitude.Fitness.Condition;
import jieli.deployment.altitude.Schedule.Due;
import jieli.deployment.altitude.Schedule.Missed;
import jieli.deployment.altitude.TeamPages.Person;
import jieli.deployment.altitude.clearance.Clearance;
import jieli.deployment.altitude.clearance.Clearance.Standing;
import jieli.deployment.altitude.clearance.Clearances;
import jieli.deployment.altitude.clearance.Sights.Look;
import jieli.deployment.altitude.clearance.Sights.Sight;
import jieli.deployment.altitude.clearance.Sites;
import jieli.deployment.altitude.clearance.Sites.Site;
import jieli.directory.PersonId;
import jieli.identity.consent.Consent.Giver;
import jieli.identity.consent.Consent.Manner;
import jieli.identity.consent.Consent.Subject;
import jieli.identity.consent.Consent.Terms;
import jieli.identity.consent.Consents;
import jieli.identity.consent.Purpose;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the pages show, each within what the person at the keyboard may know. */
@Component
@Transactional
class HealthViews {

    private static final int SHOWN = 30;

    /** Everything {@code deployment/altitude.html} shows. */
    record MinePage(
            @Nullable Posting posting,
            String place,
            @Nullable Site site,
            Level.@Nullable State state,
            @Nullable DueView due,
            long day,
            @Nullable LocalDate firstDutyDay,
            @Nullable Baseline baseline,
            List<CheckRow> checks,
            List<EscalationRow> escalations,
            @Nullable Standing clearance) {}

    /** When the next check is due, whether one was missed. */
    record DueView(LocalDateTime at, Missed missed) {}

    /** A check as a table shows it. */
    record CheckRow(Check it, LocalDateTime at) {}

    /**
     * An escalation as pages show it.
     *
     * @param asking whether somebody is to answer
     * @param asked the names of who is asked by now
     * @param nextAt when the next one is asked
     */
    record EscalationRow(
            Escalation it,
            String person,
            String place,
            LocalDateTime openedAt,
            boolean asking,
            List<String> asked,
            @Nullable LocalDateTime nextAt,
            boolean late,
            List<AnswerRow> answers) {}

    record AnswerRow(Escalation.Answer it, String person, LocalDateTime at) {}

    private final Checks checks;
    private final Escalations escalations;
    private final Placed placed;
    private final Words words;

    /** What is known of the way up, the place, the clearance, what somebody agreed to. */
    @Component
    record Placed(
            Sites sites,
            Clearances clearances,
            Watch watch,
            Fitness fitness,
            Consents consents,
            Clock clock) {}

    HealthViews(Checks checks, Escalations escalations, Placed placed, Words words) {
        this.checks = checks;
        this.escalations = escalations;
        this.placed = placed;
        this.words = words;
    }

    Words words() {
        return words;
    }

    Placed placed() {
        return placed;
    }

    /** Whether somebody agreed that their health is watched; for the person themselves. */
    boolean isAgreed(Posting posting) {
        return placed.consents()
                .isGiven(
                        Subject.of(posting.person()),
                        Purpose.HEALTH_MONITORING,
                        LocalDate.now(placed.clock()));
    }

    /** The person agrees, as the page asked them; whoever pays them keeps it. */
    void agree(Posting posting, Locale locale) {
        placed.consents()
                .give(
                        new Terms(
                                Subject.of(posting.person()),
                                Purpose.HEALTH_MONITORING,
                                words.of("consent", locale),
                                Manner.ELECTRONIC,
                                Giver.SELF,
                                "",
                                locale.getLanguage().equals("zh") ? "zh" : "mis",
                                LocalDate.now(placed.clock()),
                                posting.during().until(),
                                Optional.ofNullable(posting.employer())
                                        .orElse(posting.recipient())));
    }

    Condition condition(Posting posting) {
        return placed.fitness().of(posting);
    }

    Site site(Posting posting) {
        return placed.sites().get(posting.recipient());
    }

    List<Clearance> clearances(Posting posting) {
        return placed.clearances().list(posting.id());
    }

    MinePage mine(Optional<Posting> mine) {
        if (mine.isEmpty()) {
            return new MinePage(
                    null, "", null, null, null, 0, null, null, List.of(), List.of(), null);
        }
        var posting = mine.get();
        var list = checks.list(posting);
        var now = placed.clock().instant();
        var schedule = placed.watch().schedule(posting);
        var condition = condition(posting);
        return new MinePage(
                posting,
                words.institution(posting.recipient()),
                site(posting),
                condition.state(),
                view(condition.due()),
                schedule.day(now),
                placed.watch().firstDutyDay(posting),
                Checks.baseline(schedule, list).orElse(null),
                rows(list),
                rows(posting),
                condition.standing());
    }

    private @Nullable DueView view(@Nullable Due due) {
        return due == null ? null : new DueView(words.local(due.dueAt()), due.missed());
    }

    List<CheckRow> rows(List<Check> list) {
        return list.stream()
                .limit(SHOWN)
                .map(check -> new CheckRow(check, words.local(check.takenAt())))
                .toList();
    }

    List<EscalationRow> rows(Posting posting) {
        return escalations.of(posting).stream().map(this::row).toList();
    }

    /** All that wait in sight, but one's own. */
    List<EscalationRow> waiting(PersonId me) {
        return escalations.open().stream()
                .filter(one -> !one.it().person().equals(me))
                .map(this::row)
                .toList();
    }

    private EscalationRow row(Escalations.Waiting one) {
        return new EscalationRow(
                one.it(),
                words.person(one.it().person()),
                words.institution(one.posting().recipient()),
                words.local(one.it().openedAt()),
                one.since() != null,
                one.asked().stream().map(words::person).toList(),
                words.localOrNull(one.turn().nextAt()),
                one.turn().late(),
                one.it().answers().stream()
                        .map(answer ->
                                new AnswerRow(
                                        answer,
                                        words.person(answer.person()),
                                        words.local(answer.at())))
                        .toList());
    }

    /** What a check is answered with at once. */
    CheckPages.AnswerPage answer(Check check, Posting posting, boolean own) {
        var chain =
                escalations.chain(posting).stream()
                        .filter(person -> !person.equals(check.person()))
                        .map(words::person)
                        .toList();
        var wait =
                check.findings().repeat()
                        ? Duration.ofMinutes(10)
                        : check.findings().level() == Level.AMBER ? Duration.ofHours(4) : null;
        return new CheckPages.AnswerPage(
                check,
                own,
                placed.sites().get(posting.recipient()),
                words.local(check.takenAt()),
                chain,
                wait == null ? null : words.local(check.takenAt().plus(wait)));
    }

    /** Everybody of today, with as much as one may know. */
    List<Person> team(Look look) {
        var today =
                look.today().stream().filter(one -> one.state() != PostingState.WITHDRAWN).toList();
        var conditions = placed.fitness().of(today);
        return today.stream()
                .map(one ->
                        look.sight(one)
                                .map(sight ->
                                        person(
                                                one,
                                                sight,
                                                Objects.requireNonNull(conditions.get(one.id())))))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Person::place).thenComparing(Person::name))
                .toList();
    }

    private Person person(Posting posting, Sight sight, Condition condition) {
        return new Person(
                posting,
                sight,
                words.person(posting.person()),
                words.institution(posting.recipient()),
                sight.seesState() ? condition.state() : null,
                condition.available(),
                sight.seesClearance() ? condition.standing() : null,
                sight.compareTo(Sight.LEADER) <= 0 ? view(condition.due()) : null);
    }
}
