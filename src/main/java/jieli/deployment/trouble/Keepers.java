package jieli.deployment.trouble;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import jieli.identity.Accounts;
import jieli.identity.Me;
import jieli.identity.Reach;
import jieli.identity.Right;
import jieli.pairing.Pairings;
import org.springframework.stereotype.Component;

/** Who can see to a trouble. */
@Component
class Keepers {

    private final TroubleBook book;
    private final Pairings pairings;
    private final Accounts accounts;
    private final Clock clock;

    Keepers(TroubleBook book, Pairings pairings, Accounts accounts, Clock clock) {
        this.book = book;
        this.pairings = pairings;
        this.accounts = accounts;
        this.clock = clock;
    }

    Sight sight(Me me) {
        return new Sight(me, pairings.within(me.reach(Right.PROGRAMME_READ)), LocalDate.now(clock));
    }

    /** Whether somebody keeps the programme or leads the team. */
    boolean keeps(Trouble one, Me me) {
        return pairings.within(me.reach(Right.PROGRAMME_WRITE)).covers(one.pairing())
                || book.standing(one.posting(), sight(me)).leads();
    }

    /**
     * Who can see to it: whoever keeps the programme or leads the team, with an account; of a
     * private one only those its words are for.
     */
    List<Me> able(Trouble one) {
        var pairing = pairings.get(one.pairing(), Reach.EVERYWHERE);
        var keepers =
                accounts.holding(Right.PROGRAMME_WRITE).stream()
                        .filter(other -> pairing.isWithin(other.reach(Right.PROGRAMME_WRITE)));
        var leaders =
                book.leaders(one.posting(), LocalDate.now(clock)).stream()
                        .flatMap(person -> accounts.me(person).stream());
        return Stream.concat(leaders, keepers)
                .filter(other -> !one.category().isPrivate() || reads(one, other))
                .collect(toMap(Me::person, other -> other, (first, _) -> first, LinkedHashMap::new))
                .values()
                .stream()
                .sorted(Comparator.comparing(Me::name))
                .toList();
    }

    private boolean reads(Trouble one, Me other) {
        return book.find(one.id(), sight(other)).filter(it -> it.words() != null).isPresent();
    }
}
