package jieli.deployment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jieli.deployment.Gate.Stop;
import jieli.directory.InstitutionId;
import jieli.identity.Me;
import jieli.identity.Reach;
import jieli.identity.Right;
import jieli.pairing.Pairings;
import jieli.pairing.Pairings.Within;
import jieli.terms.NotFound;
import jieli.terms.Terms;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which disciplines are wanted where. */
@Service
@Transactional
public class Seats {

    /**
     * Sees coming that somebody will be missing; declared here, provided by whoever counts days.
     */
    public interface Foresight {

        /**
         * A gap that lies open or is about to open.
         *
         * @param recipient where
         * @param name how the recipient is called
         * @param what the discipline in words
         * @param from its first day
         * @param days until then, 0 once it lies open
         */
        record Ahead(
                InstitutionId recipient, String name, String what, LocalDate from, long days) {}

        /** The gaps in reach to be warned of, the first to open first. */
        List<Ahead> ahead(Reach reach, Locale locale);
    }

    private static final int MOST_WEIGHT = 5;
    private static final int LONGEST = 1000;

    private final SeatBook book;
    private final Pairings pairings;
    private final Clock clock;

    Seats(SeatBook book, Pairings pairings, Clock clock) {
        this.book = book;
        this.pairings = pairings;
        this.clock = clock;
    }

    /**
     * A seat.
     *
     * @throws NotFound when there is none within reach
     */
    public Seat get(SeatId id, Reach reach) {
        return book.find(id, pairings.within(reach)).orElseThrow(() -> new NotFound(id));
    }

    /** Seats wanted on any day of the period, by recipient and discipline. */
    public List<Seat> list(Within within, Period period) {
        return book.list(within, period);
    }

    /**
     * Asks for a discipline.
     *
     * @return why not, or nothing once it is done
     */
    public Optional<Stop> want(Seat draft, Me me) {
        var pairing = pairings.find(draft.pairing(), me.reach(Right.PROGRAMME_WRITE));
        if (pairing.isEmpty()) {
            return Optional.of(PostingRules.stop("pairing"));
        }
        if (!pairing.get().recipients().contains(draft.recipient())) {
            return Optional.of(PostingRules.stop("recipient"));
        }
        if (Terms.get("specialties").find(draft.specialty()).isEmpty()) {
            return Optional.of(PostingRules.stop("specialty"));
        }
        if (draft.weight() < 1 || draft.weight() > MOST_WEIGHT) {
            return Optional.of(PostingRules.stop("weight"));
        }
        if (draft.note().length() > LONGEST) {
            return Optional.of(PostingRules.stop("long"));
        }
        enter(draft, me.name());
        return Optional.empty();
    }

    /** For the house itself: the demonstration. */
    void enter(Seat seat, String by) {
        book.add(seat, by, clock.instant());
    }

    /**
     * Wants it for another time.
     *
     * @param during null: not wanted after all
     */
    public Optional<Stop> change(SeatId id, @Nullable Period during, String reason, Me me) {
        get(id, me.reach(Right.PROGRAMME_WRITE));
        if (reason.isEmpty() || reason.length() > LONGEST) {
            return Optional.of(PostingRules.stop("reason"));
        }
        book.change(id, during, reason, me.name(), clock.instant());
        return Optional.empty();
    }
}
