package jieli.deployment.altitude;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import jieli.deployment.Posting;
import jieli.deployment.PostingState;
import jieli.deployment.Postings;
import jieli.deployment.altitude.Baseline.Taken;
import jieli.deployment.altitude.Findings.Around;
import jieli.deployment.altitude.Findings.Before;
import jieli.deployment.altitude.Findings.Said;
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

    private final CheckBook book;
    private final EscalationBook escalations;
    private final Postings postings;
    private final Watch watch;
    private final Clock clock;

    Checks(
            CheckBook book,
            EscalationBook escalations,
            Postings postings,
            Watch watch,
            Clock clock) {
        this.book = book;
        this.escalations = escalations;
        this.postings = postings;
        this.watch = watch;
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
        var schedule = watch.schedule(posting);
        var earlier =
                list(posting).stream().filter(check -> check.takenAt().isBefore(now)).toList();
        return new Around(
                watch.band(posting),
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
}
