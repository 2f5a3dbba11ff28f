package jieli.deployment.altitude;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jieli.deployment.Posting;
import jieli.deployment.PostingId;
import jieli.deployment.altitude.CheckBook.Known;
import jieli.deployment.altitude.Level.Availability;
import jieli.deployment.altitude.Schedule.Due;
import jieli.deployment.altitude.Watch.Stay;
import jieli.deployment.altitude.clearance.Clearance.Standing;
import jieli.deployment.altitude.clearance.Clearances;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How somebody is, as far as the person at the keyboard may know; whether they are there for duty,
 * which everybody may know who reads the programme.
 */
@Component
@Transactional(readOnly = true)
class Fitness {

    /**
     * How somebody is.
     *
     * @param standing null if there is no clearance, or one may not know
     * @param due null if nothing is
     */
    record Condition(
            Level.State state,
            Availability available,
            @Nullable Standing standing,
            @Nullable Due due) {}

    private final CheckBook book;
    private final Clearances clearances;
    private final Watch watch;

    Fitness(CheckBook book, Clearances clearances, Watch watch) {
        this.book = book;
        this.clearances = clearances;
        this.watch = watch;
    }

    Condition of(Posting posting) {
        return Objects.requireNonNull(of(List.of(posting)).get(posting.id()));
    }

    /** What is due of somebody, without all that their condition takes to know. */
    Optional<Due> due(Posting posting) {
        return watch.due(watch.stay(posting), book.states().get(posting.id()));
    }

    Map<PostingId, Condition> of(Collection<Posting> team) {
        var stays = watch.stays(team);
        var known = book.states();
        var standings = clearances.standings();
        var available = available(stays.values());
        var conditions = new HashMap<PostingId, Condition>();
        stays.forEach((id, stay) -> {
            var standing = standings.get(id);
            conditions.put(
                    id,
                    new Condition(
                            state(stay, known.get(id), standing),
                            Availability.of(
                                    stay.posting().state(),
                                    stay.isAway(watch.today()),
                                    available.get(id)),
                            standing,
                            watch.due(stay, known.get(id)).orElse(null)));
        });
        return conditions;
    }

    /** Whether a physician still has to look at somebody before they may work. */
    boolean isHeld(Posting posting) {
        return Optional.ofNullable(available(List.of(watch.stay(posting))).get(posting.id()))
                .filter(is -> !is)
                .isPresent();
    }

    private Map<PostingId, Boolean> available(Collection<Stay> stays) {
        return book.available(
                stays.stream()
                        .map(stay ->
                                new CheckBook.Asked(
                                        stay.posting().id(),
                                        watch.schedule(stay).arrivedAt(),
                                        stay.band().fromMetres(),
                                        stay.band().isWatched()))
                        .toList());
    }

    /** Silence is not health: without a physician's word and a check since arrival nobody knows. */
    private Level.State state(Stay stay, @Nullable Known known, @Nullable Standing standing) {
        if (known == null) {
            return Level.State.UNKNOWN;
        }
        if (known.level() != Level.GREEN) {
            return known.level().state();
        }
        if (!stay.band().isWatched()) {
            return Level.State.NOT_WATCHED;
        }
        var last = known.lastCheck();
        var isKnown =
                standing != null
                        && standing.lets(watch.today())
                        && last != null
                        && !last.isBefore(watch.schedule(stay).arrivedAt());
        return isKnown ? Level.State.FIT : Level.State.UNKNOWN;
    }
}
