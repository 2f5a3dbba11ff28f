package jieli.mentoring.baton;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jieli.identity.Me;
import jieli.mentoring.Places.Within;
import jieli.terms.FreshId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Works out where techniques stand. What is kept is never asked for without this, so that a page
 * shows what follows from the deeds of the moment.
 */
@Service
@Transactional
class Batons {

    private static final int BATCH = 500;

    /** As many as a reader waits for; a province that was just loaded takes longer. */
    private static final int WAITED_FOR = 2_000;

    private static final Within EVERYWHERE = new Within(true, Set.of());

    private final Histories histories;
    private final StandingBook standings;
    private final Retention retention;
    private final DeedBook deeds;
    private final Clock clock;

    Batons(
            Histories histories,
            StandingBook standings,
            Retention retention,
            DeedBook deeds,
            Clock clock) {
        this.histories = histories;
        this.standings = standings;
        this.retention = retention;
        this.deeds = deeds;
        this.clock = clock;
    }

    /**
     * Brings what is kept up to date before it is read.
     *
     * @return how many are still to be worked out, by somebody else at this moment or in the
     *     background
     */
    long freshen(Within within) {
        var today = LocalDate.now(clock);
        var done = BATCH;
        for (var all = 0; done == BATCH && all < WAITED_FOR; all += BATCH) {
            done = work(within, today);
        }
        return standings.due(within, today);
    }

    /**
     * Works out some of what is due anywhere, in a transaction of its own.
     *
     * @return whether there may be more
     */
    boolean workOn() {
        return work(EVERYWHERE, LocalDate.now(clock)) == BATCH;
    }

    /** How many anywhere no longer hold. */
    long due() {
        return standings.due(EVERYWHERE, LocalDate.now(clock));
    }

    /** Looks for techniques with deeds that were never worked out. */
    void seek() {
        standings.seek();
    }

    private int work(Within within, LocalDate today) {
        var keys = standings.claim(within, today, BATCH);
        if (!keys.isEmpty()) {
            var known = histories.list(keys);
            standings.keep(known.stream().map(one -> Kept.of(one, today)).toList());
            retention.note(known, today);
        }
        return keys.size();
    }

    /** All that is known of some. */
    @Transactional(readOnly = true)
    List<Known> known(List<BatonKey> keys) {
        return keys.isEmpty() ? List.of() : histories.list(keys);
    }

    /** The id of a form: sent twice it adds nothing. */
    UUID freshId() {
        return FreshId.at(clock);
    }

    /**
     * Notes whether something it needs is there.
     *
     * @param typed the form: id, kind, state, since, words
     * @return what is wrong with it, or nothing once it is noted
     */
    Optional<String> note(BatonKey key, Map<String, String> typed, Me me) {
        var today = LocalDate.now(clock);
        var wrong = Means.wrong(typed, today);
        if (wrong.isEmpty()) {
            deeds.add(key, Means.of(typed), me.account().value(), clock.instant(), false);
        }
        return wrong;
    }
}
