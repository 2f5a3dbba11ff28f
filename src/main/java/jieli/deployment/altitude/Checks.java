package jieli.deployment.altitude;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import jieli.deployment.Absence;
import jieli.deployment.Period;
import jieli.deployment.Posting;
import jieli.deployment.PostingState;
import jieli.deployment.Postings;
import jieli.deployment.altitude.Baseline.Taken;
import jieli.deployment.altitude.Findings.Around;
import jieli.deployment.altitude.Findings.Before;
import jieli.deployment.altitude.Findings.Said;
import jieli.deployment.altitude.Schedule.Due;
import jieli.deployment.altitude.Schedule.Lower;
import jieli.deployment.altitude.ascent.Band;
import jieli.deployment.altitude.ascent.Staging.Night;
import jieli.deployment.altitude.clearance.Sites;
import jieli.identity.Me;
import jieli.identity.Reach;
import jieli.terms.FreshId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes checks, tells at once what they amount to, calls whoever has to answer. An emergency takes
 * the posting down: a sign outranks every right to decide about a posting.
 */
@Service
@Transactional
class Checks {

    private static final int MANY = 400;
    private static final int DAYS_OF_WAY = 30;
    private static final LocalTime NOON = LocalTime.of(12, 0);

    private final CheckBook book;
    private final EscalationBook escalations;
    private final Postings postings;
    private final Sites sites;
    private final Clock clock;

    Checks(
            CheckBook book,
            EscalationBook escalations,
            Postings postings,
            Sites sites,
            Clock clock) {
        this.book = book;
        this.escalations = escalations;
        this.postings = postings;
        this.sites = sites;
        this.clock = clock;
    }

    /** The posting someone is on today, or on the way to. */
    Optional<Posting> posting(Me me) {
        var today = LocalDate.now(clock);
        return postings.of(me.person()).stream()
                .filter(one ->
                        one.during().contains(today) || one.state() == PostingState.TRAVELLING)
                .filter(one -> one.state() != PostingState.WITHDRAWN)
                .filter(one -> one.state() != PostingState.POSTPONED)
                .findFirst();
    }

    /** Takes a check of now. */
    Check take(Posting posting, Said said, String words, Me me) {
        var findings = Findings.of(said, around(posting, said.at()));
        var check =
                new Check(
                        FreshId.at(clock),
                        posting.id(),
                        posting.person(),
                        said.at(),
                        said.score(),
                        said.reading(),
                        said.flags(),
                        words,
                        findings,
                        posting.simulated());
        book.add(check, me.account());
        // red rings anew each time, whatever is open already
        if (findings.level().compareTo(Level.RED) >= 0
                || findings.level().compareTo(openLevel(posting)) > 0) {
            escalate(check);
        }
        return check;
    }

    /**
     * Takes the posting down after an emergency. A transaction of its own, after that of the check:
     * whatever becomes of the roster, the check with its call for help stands.
     */
    void bringDown(Check check, Me me) {
        if (check.findings().level() != Level.EMERGENCY) {
            return;
        }
        var posting = postings.hold(check.posting(), Reach.EVERYWHERE);
        if (posting.state().next().contains(PostingState.DESCENT)) {
            // the roster reads this step: it says nothing of why
            postings.go(posting, PostingState.DESCENT, "", me.name());
        }
    }

    private void escalate(Check check) {
        escalations.add(
                new Escalation(
                        FreshId.at(clock),
                        check.id(),
                        check.posting(),
                        check.person(),
                        check.findings().level(),
                        check.takenAt(),
                        check.simulated(),
                        List.of()));
    }

    private Level openLevel(Posting posting) {
        return escalations.of(posting.id()).stream()
                .filter(Escalation::isOpen)
                .map(Escalation::level)
                .max(Level::compareTo)
                .orElse(Level.GREEN);
    }

    /** The newest first. */
    List<Check> list(Posting posting) {
        return book.list(posting.id(), MANY);
    }

    Optional<Check> find(UUID id) {
        return book.find(id);
    }

    Around around(Posting posting, Instant now) {
        var schedule = schedule(posting);
        var earlier =
                list(posting).stream().filter(check -> check.takenAt().isBefore(now)).toList();
        return new Around(
                sites.get(posting.recipient()).band(),
                schedule.isWatching(now) ? schedule.arrivedAt() : null,
                baseline(schedule, earlier).orElse(null),
                before(earlier),
                amberSince(earlier));
    }

    /** One's own usual: of the last time somebody came up, else none. */
    static Optional<Baseline> baseline(Schedule schedule, List<Check> checks) {
        return Baseline.of(
                checks.stream()
                        .filter(check -> check.reading().spo2() != null)
                        .map(check ->
                                new Taken(
                                        schedule.day(check.takenAt()),
                                        Objects.requireNonNull(check.reading().spo2())))
                        .toList());
    }

    private static @Nullable Before before(List<Check> earlier) {
        return earlier.stream()
                .filter(check -> check.reading().spo2() != null)
                .findFirst()
                .map(check ->
                        new Before(Objects.requireNonNull(check.reading().spo2()), check.takenAt()))
                .orElse(null);
    }

    /** The first of the unbroken row of checks that were not green. */
    private static @Nullable Instant amberSince(List<Check> earlier) {
        return earlier.stream()
                .takeWhile(check -> check.findings().level() != Level.GREEN)
                .reduce((_, older) -> older)
                .map(Check::takenAt)
                .orElse(null);
    }

    /** From when on the days at the place are counted. */
    Schedule schedule(Posting posting) {
        return since(posting, Schedule::countedFrom);
    }

    /** From when on somebody is watched: each return from leave begins it anew. */
    private Schedule watch(Posting posting) {
        return since(posting, Schedule::watchedFrom);
    }

    /** How the day is found from which one counts. */
    private interface Counting {
        LocalDate from(LocalDate arrival, List<Lower> lower, LocalDate today);
    }

    private Schedule since(Posting posting, Counting counting) {
        var zone = clock.getZone();
        var arrivedAt = sites.arrival(posting.id()).orElseGet(() -> noon(posting.during().from()));
        var arrival = arrivedAt.atZone(zone).toLocalDate();
        var counted = counting.from(arrival, lower(posting), LocalDate.now(clock));
        return new Schedule(counted.equals(arrival) ? arrivedAt : noon(counted), zone);
    }

    private Instant noon(LocalDate day) {
        return day.atTime(NOON).atZone(clock.getZone()).toInstant();
    }

    /** The first day with duty since somebody came up last. */
    LocalDate firstDutyDay(Posting posting) {
        var zone = clock.getZone();
        var first =
                sites.arrival(posting.id())
                        .map(at -> at.atZone(zone).toLocalDate())
                        .orElse(posting.during().from());
        var counted = schedule(posting).arrivedAt().atZone(zone).toLocalDate();
        return sites.firstDutyDay(posting, counted, counted.isAfter(first));
    }

    private List<Lower> lower(Posting posting) {
        return postings.absences(List.of(posting.id())).stream()
                .map(absence ->
                        new Lower(
                                absence.during().from(),
                                absence.during().until(),
                                absence.kind() == Absence.Kind.DESCENT))
                .toList();
    }

    /**
     * What is due; nothing for whoever is neither at the place nor on the way up, or lives low.
     *
     * @param lastCheck null if there was none
     * @param again when the last check is to be repeated, null for not at all
     */
    Optional<Due> due(Posting posting, @Nullable Instant lastCheck, @Nullable Instant again) {
        var now = clock.instant();
        if (!sites.get(posting.recipient()).band().isWatched()) {
            return Optional.empty();
        }
        var schedule =
                posting.state() == PostingState.TRAVELLING
                        ? wayUp(posting)
                        : isUp(posting) ? Optional.of(watch(posting)) : Optional.<Schedule>empty();
        return schedule.map(one -> one.due(lastCheck, again, now));
    }

    /** Nights of the way up are watched from the first one at a height that counts. */
    private Optional<Schedule> wayUp(Posting posting) {
        var today = LocalDate.now(clock);
        return sites.nights(posting.id()).stream()
                .filter(night -> Band.at(night.metres()).isWatched())
                .map(Night::day)
                .filter(day -> !day.isAfter(today))
                .filter(day -> day.isAfter(posting.during().from().minusDays(DAYS_OF_WAY)))
                .min(LocalDate::compareTo)
                .or(() -> Optional.of(posting.during().from()).filter(day -> !day.isAfter(today)))
                .map(day -> new Schedule(noon(day), clock.getZone()));
    }

    /** A leave that ended is over, although nobody took the posting a step further yet. */
    private boolean isUp(Posting posting) {
        var today = LocalDate.now(clock);
        var away = postings.absences(List.of(posting.id())).stream().map(Absence::during).toList();
        if (!posting.during().contains(today)
                || away.stream().anyMatch(one -> one.contains(today))) {
            return false;
        }
        return posting.state().isThere()
                || posting.state() == PostingState.ON_LEAVE
                        && away.stream()
                                .map(Period::until)
                                .filter(Objects::nonNull)
                                .anyMatch(back -> back.isAfter(today.minusDays(DAYS_OF_WAY)));
    }
}
