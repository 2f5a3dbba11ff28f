package jieli.deployment.planning.round;

import java.time.Clock;
import java.util.List;
import jieli.identity.Me;
import jieli.identity.Reach;
import jieli.identity.Right;
import jieli.listing.ListRequest;
import jieli.listing.Listing;
import jieli.listing.Slice;
import jieli.pairing.Pairing;
import jieli.pairing.Pairings;
import jieli.terms.FreshId;
import jieli.terms.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The planning rounds. One is seen, or worked on, by whoever reaches every one of its pairings. */
@Service
@Transactional
public class Rounds {

    /** How rounds are listed. */
    public static final Listing LISTING = RoundBook.LISTING;

    private final RoundBook book;
    private final Pairings pairings;
    private final Clock clock;

    Rounds(RoundBook book, Pairings pairings, Clock clock) {
        this.book = book;
        this.pairings = pairings;
        this.clock = clock;
    }

    /**
     * A round.
     *
     * @throws NotFound when there is none within reach
     */
    public Round get(RoundId id, Reach reach) {
        return book.find(id, pairings.within(reach)).orElseThrow(() -> new NotFound(id));
    }

    public Slice<Round> list(ListRequest request, Reach reach) {
        return book.list(request, pairings.within(reach));
    }

    /** Whether somebody may work on a round they see. */
    public boolean writes(Round round, Me me) {
        var within = pairings.within(me.reach(Right.PROGRAMME_WRITE));
        return me.may(Right.PROGRAMME_WRITE) && round.pairings().stream().allMatch(within::covers);
    }

    /** The pairings of a round, in reach or not. */
    public List<Pairing> pairings(Round round) {
        return round.pairings().stream()
                .flatMap(id -> pairings.find(id, Reach.EVERYWHERE).stream())
                .toList();
    }

    /** A new id for a round. */
    public RoundId next() {
        return new RoundId(FreshId.at(clock));
    }

    public void add(Round round, Me me) {
        book.add(round, me.name(), clock.instant());
    }

    /** Other days, other numbers; the pairings stay. */
    public void change(Round round) {
        book.change(round);
    }

    /** Whether there is one, in reach or not. */
    public boolean exists(RoundId id) {
        return book.find(id, Pairings.Within.EVERYWHERE).isPresent();
    }

    /** For the house itself: the demonstration. */
    public void add(Round round, String by) {
        book.add(round, by, clock.instant());
    }

    /** A round for work of the house itself. */
    public Round get(RoundId id) {
        return get(id, Reach.EVERYWHERE);
    }
}
