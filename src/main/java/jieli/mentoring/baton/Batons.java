package jieli.mentoring.baton;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
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
class Batons {

    /** As many steps as a reader waits for; a province that was just loaded takes longer. */
    private static final int WAITED_FOR = 40;

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
     * Brings what is kept up to date before it is read, in many short transactions: what somebody
     * else works out at this moment is shown as it was kept.
     *
     * @return how many are still to be worked out, by somebody else at this moment or in the
     *     background
     */
    long freshen(Within within) {
        var left = new AtomicInteger(WAITED_FOR);
        workOn(within, () -> left.getAndDecrement() > 0);
        return standings.due(within, LocalDate.now(clock));
    }

    /** Brings one up to date, even if somebody else is about to. */
    void freshen(BatonKey key) {
        var today = LocalDate.now(clock);
        standings.work(key, today, keys -> workOut(keys, today));
    }

    /** Works out whatever is due anywhere, as long as it may go on. */
    void workOn(BooleanSupplier on) {
        workOn(Within.EVERYWHERE, on);
    }

    private void workOn(Within within, BooleanSupplier on) {
        var today = LocalDate.now(clock);
        var after = Optional.<BatonKey>empty();
        var more = on.getAsBoolean();
        while (more) {
            after = standings.work(within, after, today, keys -> workOut(keys, today));
            more = after.isPresent() && on.getAsBoolean();
        }
    }

    private List<Kept> workOut(List<BatonKey> keys, LocalDate today) {
        var known = histories.list(keys);
        retention.note(known, today);
        return known.stream().map(one -> Kept.of(one, today)).toList();
    }

    /** How many anywhere no longer hold. */
    long due() {
        return standings.due(Within.EVERYWHERE, LocalDate.now(clock));
    }

    /** Looks for techniques with deeds that were never worked out. */
    void seek() {
        standings.seek();
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
    @Transactional
    Optional<String> note(BatonKey key, Map<String, String> typed, Me me) {
        var today = LocalDate.now(clock);
        var wrong = Means.wrong(typed, today);
        if (wrong.isEmpty()) {
            deeds.add(key, Means.of(typed), me.account().value(), clock.instant(), false);
        }
        return wrong;
    }
}
