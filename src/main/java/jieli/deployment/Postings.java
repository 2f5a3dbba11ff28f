package jieli.deployment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import jieli.deployment.Gate.Stop;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.identity.Me;
import jieli.identity.Reach;
import jieli.identity.Right;
import jieli.listing.ListRequest;
import jieli.listing.Slice;
import jieli.pairing.Pairings.Within;
import jieli.terms.FreshId;
import jieli.terms.NotFound;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is sent where. A posting is never overwritten: what is agreed later is a further term, how
 * far it has come a further step. It gives its person a role for exactly its term.
 */
@Service
@Transactional
public class Postings {

    private final PostingBook book;
    private final AbsenceBook absences;
    private final PostingRules rules;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Postings(
            PostingBook book,
            AbsenceBook absences,
            PostingRules rules,
            ApplicationEventPublisher events,
            Clock clock) {
        this.book = book;
        this.absences = absences;
        this.rules = rules;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A posting.
     *
     * @throws NotFound when there is none within reach
     */
    public Posting get(PostingId id, Reach reach) {
        return find(id, reach).orElseThrow(() -> new NotFound(id));
    }

    public Optional<Posting> find(PostingId id, Reach reach) {
        return book.find(id, rules.within(reach));
    }

    /** Every posting of a person, withdrawn ones too, in order of time. */
    public List<Posting> of(PersonId person) {
        return book.of(person);
    }

    /** Postings whose term shares a day with the period, in order of time. */
    public List<Posting> list(Within within, Period period) {
        return book.list(within, period);
    }

    /** Postings at a recipient whose term shares a day with the period, in order of time. */
    public List<Posting> at(InstitutionId recipient, Period period) {
        return book.at(recipient, period);
    }

    /** The stays of residents at these recipients, in no order; short visits are none. */
    public List<Posting.Held> held(Collection<InstitutionId> recipients) {
        return absences.held(recipients);
    }

    /**
     * @param known of whom it may be told why they are away
     */
    Slice<Posting> list(ListRequest request, Within within, Predicate<Posting> known) {
        return book.list(request, within, known);
    }

    /** Days up to and with a day; as the {@code deployment.presence} view counts them. */
    public Presence presence(PostingId id, LocalDate today) {
        return absences.presence(id, today.plusDays(1));
    }

    /** Times somebody was away, in order of time. */
    public List<Absence> absences(Collection<PostingId> postings) {
        return absences.of(postings);
    }

    /**
     * Sends somebody.
     *
     * @param draft with an id of the client; its state is taken for PLANNED
     * @return why not, or nothing once it is done
     */
    public Optional<Stop> post(Posting draft, Me me) {
        book.hold(draft.person());
        var stop =
                rules.oneself(draft, me)
                        .or(() ->
                                rules.post(
                                        draft,
                                        book.of(draft.person()),
                                        me.reach(Right.PROGRAMME_WRITE)));
        if (stop.isEmpty()) {
            enter(draft, me.name());
        }
        return stop;
    }

    /** For the house itself: the demonstration. */
    void enter(Posting posting, String by) {
        book.add(posting, by, clock.instant());
        book.addTerm(posting.id(), posting.during(), "", by, clock.instant());
        events.publishEvent(PostingRole.of(posting));
        events.publishEvent(new Posting.Agreed(posting, clock.instant()));
    }

    /**
     * Agrees on another time: longer or shorter.
     *
     * @param reason why, for whoever reads it years later
     */
    public Optional<Stop> amend(PostingId id, Period during, String reason, Me me) {
        var old = held(id, me);
        var amended = old.during(during);
        var stop =
                rules.oneself(old, me)
                        .or(() -> rules.amend(old, amended, reason, book.of(old.person())));
        if (stop.isEmpty()) {
            book.addTerm(id, during, reason, me.name(), clock.instant());
            events.publishEvent(PostingRole.of(amended));
            events.publishEvent(new Posting.Agreed(amended, clock.instant()));
        }
        return stop;
    }

    /** Takes a posting one step further, if its state and every {@link Gate} let it. */
    public Optional<Stop> step(PostingId id, PostingState next, String reason, Me me) {
        var old = held(id, me);
        var stop =
                rules.oneself(old, me)
                        .or(() -> rules.step(old, next, reason, book.of(old.person())));
        if (stop.isEmpty()) {
            go(old, next, reason, me.name());
        }
        return stop;
    }

    private Posting held(PostingId id, Me me) {
        return hold(id, me.reach(Right.PROGRAMME_WRITE));
    }

    /** The posting as it stands once nobody else plans for its person. */
    public Posting hold(PostingId id, Reach reach) {
        book.hold(get(id, reach).person());
        return get(id, reach);
    }

    /**
     * For the house itself: what another module has decided, the demonstration's past. Whoever is
     * brought down is away from that day on; whoever is back is away no more.
     */
    public void go(Posting old, PostingState next, String reason, String by) {
        var at = clock.instant();
        book.hold(old.person());
        book.addStep(old.id(), new PostingBook.Step(next, reason, by, at));
        if (next == PostingState.DESCENT) {
            down(old, by);
        } else if (next.isThere() && !old.state().isThere()) {
            up(old, by);
        }
        if (next == PostingState.WITHDRAWN || next == PostingState.POSTPONED) {
            book.addTerm(old.id(), null, reason, by, at);
            events.publishEvent(PostingRole.ended(old));
        } else if (next == PostingState.LEFT) {
            events.publishEvent(PostingRole.endedOn(old, LocalDate.now(clock)));
        } else if (old.state() == PostingState.POSTPONED) {
            book.addTerm(old.id(), old.during(), reason.isEmpty() ? "again" : reason, by, at);
            events.publishEvent(PostingRole.of(old));
        }
        events.publishEvent(new Posting.Stepped(old.in(next), old.state(), next, at));
    }

    /** A leave that lasts is no reason to leave the descent out. */
    private void down(Posting posting, String by) {
        var today = LocalDate.now(clock);
        var isDown =
                away(posting, today).stream().anyMatch(one -> one.kind() == Absence.Kind.DESCENT);
        if (!isDown && posting.during().contains(today)) {
            enter(
                    posting,
                    new Absence(
                            FreshId.at(clock),
                            posting.id(),
                            Absence.Kind.DESCENT,
                            new Period(today, null),
                            ""),
                    by);
        }
    }

    private void up(Posting posting, String by) {
        var today = LocalDate.now(clock);
        for (var one : away(posting, today)) {
            absences.end(one.id(), today, by, clock.instant());
            events.publishEvent(new Absence.Noted(posting, one, clock.instant()));
        }
    }

    private List<Absence> away(Posting posting, LocalDate day) {
        return absences.of(List.of(posting.id())).stream()
                .filter(one -> one.during().contains(day))
                .toList();
    }

    /** Notes that somebody is away. */
    public Optional<Stop> away(Absence absence, Me me) {
        var posting = held(absence.posting(), me);
        var stop = rules.away(posting, absence, absences.of(List.of(posting.id())));
        if (stop.isEmpty()) {
            enter(posting, absence, me.name());
        }
        return stop;
    }

    /** For the house itself: a descent that a physician ordered, the demonstration. */
    public void enter(Posting posting, Absence absence, String by) {
        absences.add(absence, by, clock.instant());
        events.publishEvent(new Absence.Noted(posting, absence, clock.instant()));
    }

    /**
     * Notes the first day back.
     *
     * @param back not before the absence began; the same day means it never was
     */
    public Optional<Stop> back(Absence absence, LocalDate back, Me me) {
        var posting = get(absence.posting(), me.reach(Right.PROGRAMME_WRITE));
        var stop = rules.back(absence, back);
        if (stop.isEmpty() && !absences.end(absence.id(), back, me.name(), clock.instant())) {
            return Optional.of(PostingRules.stop("back.already"));
        }
        if (stop.isEmpty()) {
            events.publishEvent(new Absence.Noted(posting, absence, clock.instant()));
        }
        return stop;
    }

    /** What was agreed, newest last. */
    List<PostingBook.Term> terms(PostingId id) {
        return book.terms(id);
    }

    /** How it went, newest last. */
    List<PostingBook.Step> steps(PostingId id) {
        return book.steps(id);
    }
}
