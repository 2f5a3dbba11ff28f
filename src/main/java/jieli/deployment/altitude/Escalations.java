package jieli.deployment.altitude;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jieli.deployment.Period;
import jieli.deployment.Posting;
import jieli.deployment.Posting.Part;
import jieli.deployment.Postings;
import jieli.deployment.altitude.Escalation.Answer;
import jieli.deployment.altitude.Escalation.Kind;
import jieli.deployment.altitude.clearance.Officers;
import jieli.deployment.altitude.clearance.Officers.Officer;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.identity.Me;
import jieli.identity.Reach;
import jieli.identity.audit.Action;
import jieli.identity.audit.Entry;
import jieli.identity.audit.Trail;
import jieli.terms.FreshId;
import jieli.terms.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who has to answer a check, who did, who looked at what in an emergency. */
@Service
@Transactional
class Escalations {

    private static final int LONGEST = 1000;

    /** What a page of a physician or a leader shows of one. */
    record Waiting(Escalation it, Posting posting, List<PersonId> chain, Turn turn) {

        /** Who is asked by now. */
        public List<PersonId> asked() {
            return chain.subList(0, turn.asked());
        }
    }

    private final EscalationBook book;
    private final Postings postings;
    private final Officers officers;
    private final Trail trail;
    private final Clock clock;

    Escalations(
            EscalationBook book, Postings postings, Officers officers, Trail trail, Clock clock) {
        this.book = book;
        this.postings = postings;
        this.officers = officers;
        this.trail = trail;
        this.clock = clock;
    }

    /** All that wait in sight of the account at hand, the gravest first. */
    List<Waiting> open() {
        return book.open().stream().map(this::waiting).toList();
    }

    List<Waiting> of(Posting posting) {
        return book.of(posting.id()).stream().map(this::waiting).toList();
    }

    private Waiting waiting(Escalation one) {
        var posting = postings.get(one.posting(), Reach.EVERYWHERE);
        var chain =
                chain(posting.recipient()).stream()
                        .filter(person -> !person.equals(one.person()))
                        .toList();
        var turn =
                one.isSettled()
                        ? new Turn(0, null, false)
                        : Turn.of(
                                one.level(),
                                one.openedAt(),
                                chain.size(),
                                clock.instant(),
                                clock.getZone());
        return new Waiting(one, posting, chain, turn);
    }

    /** Who is asked, in this order: the physicians of the place, then whoever leads there. */
    List<PersonId> chain(InstitutionId recipient) {
        var today = LocalDate.now(clock);
        var people = new LinkedHashSet<PersonId>();
        officers.chain(recipient).stream().map(Officer::person).forEach(people::add);
        postings.at(recipient, new Period(today, today.plusDays(1))).stream()
                .filter(one -> one.part() == Part.LEADER)
                .map(Posting::person)
                .forEach(people::add);
        return List.copyOf(people);
    }

    /**
     * Answers; a leader only acknowledges, nobody answers for themselves.
     *
     * @throws NotFound when it is out of sight
     */
    Optional<String> answer(UUID id, Kind kind, String words, Me me) {
        var one = book.find(id).orElseThrow(() -> new NotFound(id));
        var posting = postings.get(one.posting(), Reach.EVERYWHERE);
        var isDoctor = officers.places(me.person()).contains(posting.recipient());
        var isInChain = chain(posting.recipient()).contains(me.person());
        if (one.person().equals(me.person()) || !(isDoctor || isInChain)) {
            throw new NotFound(id);
        }
        if (kind == Kind.CLOSED && !isDoctor) {
            return Optional.of("doctor");
        }
        if (!one.isOpen()) {
            return Optional.of("closed");
        }
        if (words.length() > LONGEST || (kind == Kind.CLOSED && words.isEmpty())) {
            return Optional.of("words");
        }
        book.add(
                id,
                new Answer(FreshId.at(clock), kind, words, me.person(), clock.instant(), isDoctor),
                me.account());
        trail.add(trace(Action.CHANGED, posting).change("", "escalation " + kind));
        return Optional.empty();
    }

    /** A leader opens the values needed for rescue, with a reason, for four hours. */
    Optional<String> rescue(UUID id, String reason, Me me) {
        var one = book.find(id).orElseThrow(() -> new NotFound(id));
        var posting = postings.get(one.posting(), Reach.EVERYWHERE);
        var leads =
                postings.of(me.person()).stream()
                        .anyMatch(own ->
                                own.part() == Part.LEADER
                                        && own.recipient().equals(posting.recipient())
                                        && own.during().contains(LocalDate.now(clock)));
        if (!leads) {
            throw new NotFound(id);
        }
        if (one.level() != Level.EMERGENCY || !one.isOpen()) {
            return Optional.of("emergency");
        }
        if (reason.isEmpty() || reason.length() > LONGEST) {
            return Optional.of("reason");
        }
        book.rescue(FreshId.at(clock), id, me.account(), reason);
        trail.add(trace(Action.EMERGENCY_OPENED, posting).because(reason));
        return Optional.empty();
    }

    /** Writes into the trail that somebody's values are looked at. */
    void viewed(Posting posting) {
        trail.add(trace(Action.VIEWED, posting));
    }

    static Entry trace(Action action, Posting posting) {
        return Entry.of(action, "health", posting.id().value()).at(posting.recipient().value());
    }
}
