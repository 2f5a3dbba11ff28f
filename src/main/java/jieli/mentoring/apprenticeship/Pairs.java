package jieli.mentoring.apprenticeship;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jieli.deployment.Posting;
import jieli.deployment.Postings;
import jieli.directory.Directory;
import jieli.directory.Directory.Employed;
import jieli.directory.Person;
import jieli.directory.PersonId;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.listing.ListRequest;
import jieli.listing.Slice;
import jieli.mentoring.Places;
import jieli.mentoring.apprenticeship.Agreement.Goal;
import jieli.mentoring.apprenticeship.Agreement.Plan;
import jieli.mentoring.apprenticeship.Pair.Change;
import jieli.terms.FreshId;
import jieli.terms.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Agreements between mentors and apprentices. What was signed is never edited. */
@Service
@Transactional
class Pairs {

    static final int LONGEST_REASON = 1000;
    private static final int LIKELY = 200;

    /** What became of a proposal. */
    sealed interface Proposal {
        record Accepted(PairId id) implements Proposal {}

        record Refused(Refusal why) implements Proposal {}
    }

    private final PairBook book;
    private final Places places;
    private final Directory directory;
    private final Postings postings;
    private final Clock clock;

    Pairs(PairBook book, Places places, Directory directory, Postings postings, Clock clock) {
        this.book = book;
        this.places = places;
        this.directory = directory;
        this.postings = postings;
        this.clock = clock;
    }

    /**
     * A pair.
     *
     * @throws NotFound when there is none within reach of the right
     */
    Pair get(PairId id, Me me, Right right) {
        return book.find(id, places.within(me, right)).orElseThrow(() -> new NotFound(id));
    }

    boolean isWritable(Pair pair, Me me) {
        return me.may(Right.PROGRAMME_WRITE)
                && places.within(me, Right.PROGRAMME_WRITE).covers(pair.institution());
    }

    Slice<Pair> list(ListRequest request, Me me) {
        var typed = request.filter("words");
        var people =
                typed.isEmpty()
                        ? List.<PersonId>of()
                        : directory.searchPeople(typed, LIKELY).stream().map(Person::id).toList();
        return book.list(request, places.within(me, Right.PROGRAMME_READ), people);
    }

    /**
     * Writes an agreement down; nobody is bound by it yet.
     *
     * @throws NotFound when the hospital is outside of one's reach
     */
    Proposal propose(Agreement agreed, Me me) {
        if (!places.within(me, Right.PROGRAMME_WRITE).covers(agreed.institution())
                || directory.find(agreed.institution()).isEmpty()) {
            throw new NotFound(agreed.institution());
        }
        var ofMentor = postings.of(agreed.mentor());
        var why =
                PairRules.draft(agreed, ofMentor, employed(agreed.apprentice()))
                        .or(() -> unknown(agreed.plan()));
        return why.<Proposal>map(Proposal.Refused::new)
                .orElseGet(() -> new Proposal.Accepted(add(agreed, ofMentor, me)));
    }

    private PairId add(Agreement agreed, List<Posting> ofMentor, Me me) {
        var stay = PairRules.posting(ofMentor, agreed).orElseThrow();
        var pair =
                new Pair(
                        new PairId(FreshId.at(clock)),
                        stay.pairing(),
                        stay.id(),
                        agreed,
                        PairState.PROPOSED,
                        0,
                        null,
                        isMadeUp(agreed.mentor()) || isMadeUp(agreed.apprentice()));
        book.add(pair, me.account(), clock.instant());
        return pair.id();
    }

    private boolean isMadeUp(PersonId person) {
        return directory.find(person).filter(Person::simulated).isPresent();
    }

    private List<Employed> employed(PersonId person) {
        return directory.employed(List.of(person));
    }

    private Optional<Refusal> unknown(Plan plan) {
        var assessor = plan.assessor();
        return assessor != null && directory.find(assessor).isEmpty()
                ? Optional.of(Refusal.of("assessor.unknown"))
                : Optional.empty();
    }

    /** Names a further technique, as long as nobody has signed. */
    Optional<Refusal> name(PairId id, Goal goal, Me me) {
        var pair = get(id, me, Right.PROGRAMME_WRITE);
        if (pair.state() != PairState.PROPOSED) {
            return Optional.of(Refusal.of("signed"));
        }
        var all = new ArrayList<>(pair.goals());
        all.add(goal);
        var why = PairRules.goals(all, pair.agreed().during());
        if (why.isEmpty()) {
            book.add(id, goal);
        }
        return why;
    }

    /** Agrees on other dates or another assessor. */
    Optional<Refusal> change(PairId id, Plan plan, String reason, Me me) {
        var pair = get(id, me, Right.PROGRAMME_WRITE);
        if (pair.state().next().isEmpty() || pair.state().isReached()) {
            return Optional.of(Refusal.of("over"));
        }
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            return Optional.of(Refusal.of("reason"));
        }
        var why = PairRules.plan(plan, pair.agreed()).or(() -> unknown(plan));
        if (why.isEmpty()) {
            var version = book.changes(id).size() + 1;
            book.add(id, new Change(version, plan, reason, me.account(), clock.instant()));
        }
        return why;
    }

    /** Whether teaching may begin on a day. */
    Optional<Refusal> mayBegin(Agreement agreed, LocalDate day) {
        return PairRules.active(
                agreed, day, postings.of(agreed.mentor()), employed(agreed.apprentice()));
    }
}
