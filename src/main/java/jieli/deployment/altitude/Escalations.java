package jieli.deployment.altitude;

import java.time.Clock;
import java.time.Instant;
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
import jieli.deployment.altitude.Escalation.Turn;
import jieli.deployment.altitude.clearance.Officers;
import jieli.deployment.altitude.clearance.Officers.Officer;
import jieli.directory.PersonId;
import jieli.identity.Me;
import jieli.identity.Reach;
import jieli.identity.audit.Action;
import jieli.identity.audit.Entry;
import jieli.identity.audit.Trail;
import jieli.terms.FreshId;
import jieli.terms.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who has to answer a check, who did, who looked at what in an emergency. */
@Service
@Transactional
class Escalations {

    private static final int LONGEST = 1000;

    /**
     * What a page of a physician or a leader shows of one.
     *
     * @param since from when on somebody is to answer, null while nobody has to
     */
    record Waiting(
            Escalation it,
            Posting posting,
            List<PersonId> chain,
            @Nullable Instant since,
            Turn turn) {

        /** Who is asked by now. */
        public List<PersonId> asked() {
            return chain.subList(0, turn.asked());
        }

        /** Whether it is for this person to answer now. */
        boolean rings(PersonId person) {
            return since != null && asked().contains(person) && !it.isAnsweredBy(person, since);
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
        var chain = chain(posting).stream().filter(person -> !person.equals(one.person())).toList();
        var now = clock.instant();
        var since = one.asksSince(now).orElse(null);
        var turn =
                since == null
                        ? new Turn(0, null, false)
                        : Turn.of(one.level(), since, chain.size(), now, clock.getZone());
        return new Waiting(one, posting, chain, since, turn);
    }

    /** Who is asked, in this order: who looks after the posting, then whoever leads there. */
    List<PersonId> chain(Posting posting) {
        var people = new LinkedHashSet<PersonId>();
        officers.chain(posting).stream().map(Officer::person).forEach(people::add);
        people.addAll(leaders(posting));
        return List.copyOf(people);
    }

    private List<PersonId> leaders(Posting posting) {
        var today = LocalDate.now(clock);
        return postings.at(posting.recipient(), new Period(today, today.plusDays(1))).stream()
                .filter(one -> one.part() == Part.LEADER && one.isBeside(posting))
                .map(Posting::person)
                .toList();
    }

    /**
     * Answers whatever is open of that person; a leader only acknowledges, nobody answers for
     * themselves.
     *
     * @throws NotFound when it is out of sight
     */
    Optional<String> answer(UUID id, Kind kind, String words, Me me) {
        var posting = posting(id);
        var one = get(id);
        var isDoctor =
                officers.chain(posting).stream()
                        .anyMatch(officer -> officer.person().equals(me.person()));
        var isInChain = chain(posting).contains(me.person());
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
        for (var open : book.of(posting.id()).stream().filter(Escalation::isOpen).toList()) {
            var at = clock.instant();
            book.add(
                    open.id(),
                    new Answer(FreshId.at(clock), kind, words, me.person(), at, isDoctor),
                    me.account());
            trail.add(trace(Action.CHANGED, posting).change("", "escalation " + kind));
        }
        return Optional.empty();
    }

    private Escalation get(UUID id) {
        return book.find(id).orElseThrow(() -> new NotFound(id));
    }

    /** The posting it is about, once nobody else answers for it. */
    private Posting posting(UUID id) {
        return postings.hold(get(id).posting(), Reach.EVERYWHERE);
    }

    /** A leader opens the values needed for rescue, with a reason, for four hours. */
    Optional<String> rescue(UUID id, String reason, Me me) {
        var one = book.find(id).orElseThrow(() -> new NotFound(id));
        var posting = postings.get(one.posting(), Reach.EVERYWHERE);
        if (!leaders(posting).contains(me.person())) {
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
