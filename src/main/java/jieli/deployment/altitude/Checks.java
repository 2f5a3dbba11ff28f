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
import jieli.deployment.Posting;
import jieli.deployment.PostingState;
import jieli.deployment.Postings;
import jieli.deployment.altitude.Baseline.Taken;
import jieli.deployment.altitude.Findings.Around;
import jieli.deployment.altitude.Findings.Before;
import jieli.deployment.altitude.Findings.Said;
import jieli.deployment.altitude.Schedule.Due;
import jieli.deployment.altitude.Schedule.Lower;
import jieli.deployment.altitude.clearance.Sites;
import jieli.identity.Me;
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

    /** The posting someone is on today. */
    Optional<Posting> posting(Me me) {
        var today = LocalDate.now(clock);
        return postings.of(me.person()).stream()
                .filter(one -> one.during().contains(today))
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
        if (findings.level() == Level.EMERGENCY
                && posting.state().next().contains(PostingState.DESCENT)) {
            // the roster reads this step: it says nothing of why
            postings.go(posting, PostingState.DESCENT, "", me.name());
        }
        return check;
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
        var zone = clock.getZone();
        var noted = sites.arrival(posting.id());
        var arrivedAt =
                noted.orElseGet(
                        () -> posting.during().from().atTime(NOON).atZone(zone).toInstant());
        var arrival = arrivedAt.atZone(zone).toLocalDate();
        var counted = Schedule.countedFrom(arrival, lower(posting), LocalDate.now(clock));
        return new Schedule(
                counted.equals(arrival) ? arrivedAt : counted.atTime(NOON).atZone(zone).toInstant(),
                zone);
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
                .map(absence -> new Lower(absence.during().from(), absence.during().until()))
                .toList();
    }

    /**
     * What is due; nothing for whoever is not at the place or lives low.
     *
     * @param lastCheck null if there was none
     */
    Optional<Due> due(Posting posting, @Nullable Instant lastCheck) {
        var today = LocalDate.now(clock);
        var isAway =
                postings.absences(List.of(posting.id())).stream()
                        .map(Absence::during)
                        .anyMatch(away -> away.contains(today));
        if (isAway
                || !posting.state().isThere()
                || !posting.during().contains(today)
                || !sites.get(posting.recipient()).band().isWatched()) {
            return Optional.empty();
        }
        return Optional.of(schedule(posting).due(lastCheck, clock.instant()));
    }
}
