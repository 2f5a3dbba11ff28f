package jieli.deployment.trouble;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jieli.deployment.Posting;
import jieli.deployment.PostingId;
import jieli.deployment.PostingState;
import jieli.deployment.Postings;
import jieli.deployment.trouble.Trouble.Category;
import jieli.deployment.trouble.Trouble.State;
import jieli.deployment.trouble.TroubleBook.Raised;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.identity.Me;
import jieli.identity.Reach;
import jieli.identity.Right;
import jieli.identity.audit.Action;
import jieli.identity.audit.Entry;
import jieli.identity.audit.Trail;
import jieli.listing.ListRequest;
import jieli.listing.Slice;
import jieli.terms.FreshId;
import jieli.terms.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The troubles somebody may see, with what may be done about them. */
@Service
@Transactional
class Troubles {

    private static final int LONGEST = 2000;

    /**
     * A trouble with what was done about it.
     *
     * @param next where the reader may take it
     * @param able whom the reader may hand it to
     */
    record Folder(Trouble it, List<Step> steps, List<State> next, List<Me> able) {}

    private final TroubleBook book;
    private final Postings postings;
    private final Keepers keepers;
    private final Trail trail;
    private final Clock clock;

    Troubles(TroubleBook book, Postings postings, Keepers keepers, Trail trail, Clock clock) {
        this.book = book;
        this.postings = postings;
        this.keepers = keepers;
        this.trail = trail;
        this.clock = clock;
    }

    Slice<Trouble> list(ListRequest request, Me me) {
        return book.list(request, keepers.sight(me));
    }

    /** Where troubles were raised, for the filter of the list. */
    List<InstitutionId> recipients(Me me) {
        return book.recipients(keepers.sight(me));
    }

    /** Opens a trouble; that the hospital at home has, is written down once. */
    Folder open(TroubleId id, Me me) {
        var one = get(id, me);
        if (book.standing(one.posting(), keepers.sight(me)).home() && one.seenAt() == null) {
            book.seen(id, me.person(), clock.instant());
        }
        var legible = one.words() != null;
        var next = one.state().next().stream().filter(state -> may(one, state, me)).toList();
        var handed = one.state().next().contains(State.OWNED) && mayHand(one, me);
        var able =
                (handed ? keepers.able(one) : List.<Me>of())
                        .stream()
                                .filter(other -> !other.person().equals(one.owner()))
                                .filter(other -> !other.person().equals(me.person()))
                                .toList();
        return new Folder(get(id, me), book.steps(id, legible), next, able);
    }

    private Trouble get(TroubleId id, Me me) {
        return book.find(id, keepers.sight(me)).orElseThrow(() -> new NotFound(id));
    }

    /** The postings somebody may raise a trouble for: their own, and one named within reach. */
    List<Posting> raisable(String named, Me me) {
        var own = postings.of(me.person()).stream().filter(this::isRunning).toList();
        if (named.isEmpty()) {
            return own;
        }
        return posting(named, me).filter(this::isRunning).map(List::of).orElse(List.of());
    }

    private Optional<Posting> posting(String named, Me me) {
        try {
            var id = PostingId.of(named);
            return postings.find(id, Reach.EVERYWHERE)
                    .filter(posting -> posting.person().equals(me.person()))
                    .or(() -> postings.find(id, me.reach(Right.PROGRAMME_WRITE)));
        } catch (NotFound noId) {
            return Optional.empty();
        }
    }

    private boolean isRunning(Posting posting) {
        return posting.during().contains(LocalDate.now(clock))
                && !posting.state().isOver()
                && posting.state() != PostingState.POSTPONED;
    }

    Optional<Refusal> raise(String named, @Nullable Category category, String words, Me me) {
        var posting =
                posting(named, me).filter(this::isRunning).orElseThrow(() -> new NotFound(named));
        if (category == null) {
            return Optional.of(Refusal.CATEGORY_MISSING);
        }
        var refusal = refusal(words, true);
        if (refusal.isEmpty()) {
            book.add(
                    new Raised(
                            new TroubleId(FreshId.at(clock)),
                            posting.id(),
                            category,
                            words,
                            me.account(),
                            clock.instant(),
                            posting.simulated()));
        }
        return refusal;
    }

    /**
     * Takes a trouble on, solves it, opens it again.
     *
     * @param words what was done; to take it on, none are needed
     */
    Optional<Refusal> step(TroubleId id, State next, String words, Me me) {
        var one = get(id, me);
        if (!one.state().next().contains(next)) {
            return Optional.of(Refusal.NOT_FROM_HERE);
        }
        if (!may(one, next, me)) {
            return Optional.of(Refusal.NOT_YOURS);
        }
        var refusal = refusal(words, next != State.OWNED);
        if (refusal.isEmpty()) {
            add(one, next, next == State.OWNED ? me.person() : null, words, me);
        }
        return refusal;
    }

    /** Hands a trouble to somebody else who can see to it. */
    Optional<Refusal> hand(TroubleId id, String to, String words, Me me) {
        var one = get(id, me);
        if (!one.state().next().contains(State.OWNED)) {
            return Optional.of(Refusal.NOT_FROM_HERE);
        }
        if (!mayHand(one, me)) {
            return Optional.of(Refusal.NOT_YOURS);
        }
        var owner =
                keepers.able(one).stream()
                        .filter(other -> other.person().toString().equals(to))
                        .filter(other -> !other.person().equals(one.owner()))
                        .findFirst();
        if (owner.isEmpty()) {
            return Optional.of(Refusal.NOT_ABLE);
        }
        var refusal = refusal(words, false);
        if (refusal.isEmpty()) {
            add(one, State.OWNED, owner.get().person(), words, me);
        }
        return refusal;
    }

    /** The trail tells who it went to, never what it is about. */
    private void add(Trouble one, State next, @Nullable PersonId owner, String words, Me me) {
        var number = book.steps(one.id(), false).size() + 1;
        book.add(one.id(), new Step(number, next, owner, words, me.account(), clock.instant()));
        if (owner != null) {
            trail.add(
                    Entry.of(Action.CHANGED, "trouble", one.id().value())
                            .at(one.recipient().value())
                            .change(
                                    one.owner() == null ? "" : "owner " + one.owner(),
                                    "owner " + owner));
        }
    }

    private boolean mayHand(Trouble one, Me me) {
        return one.words() != null && (me.person().equals(one.owner()) || keepers.keeps(one, me));
    }

    private static Optional<Refusal> refusal(String words, boolean wanted) {
        if (wanted && words.isEmpty()) {
            return Optional.of(Refusal.WORDS_MISSING);
        }
        return words.length() > LONGEST ? Optional.of(Refusal.TOO_LONG) : Optional.empty();
    }

    /**
     * Whoever keeps the programme or leads the team takes it on, unless its words are not for them;
     * the member may call it solved or not solved, and so may its owner.
     */
    private boolean may(Trouble one, State next, Me me) {
        if (one.words() == null) {
            return false;
        }
        if (next == State.OWNED && me.person().equals(one.owner()) && !one.isSolved()) {
            return one.state() == State.REOPENED;
        }
        var member = one.person().equals(me.person());
        return member && next != State.OWNED
                || me.person().equals(one.owner())
                || keepers.keeps(one, me);
    }
}
