package jieli.mentoring.baton;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A baton as the board shows it, worked out once.
 *
 * @param holdsUntil the first day on which it may differ without anything new
 * @param levels of those who are able, in their order
 * @param equipment null while nobody knows
 * @param consumables null while nobody knows
 * @param warning the most pressing one, null if nothing threatens
 * @param nextState what it turns into if nothing more is done, null if it stays for a year
 * @param nextDay when
 */
record Kept(
        BatonKey key,
        Standing standing,
        LocalDate holdsUntil,
        List<Integer> levels,
        Means.@Nullable State equipment,
        Means.@Nullable State consumables,
        @Nullable Warning warning,
        @Nullable BatonState nextState,
        @Nullable LocalDate nextDay,
        boolean simulated) {

    public Kept {
        levels = List.copyOf(levels);
    }

    static Kept of(Known known, LocalDate today) {
        var baton = known.baton();
        var standing = baton.on(today);
        var next = baton.next(today);
        return new Kept(
                known.key(),
                standing,
                baton.holds(today),
                standing.able().stream().map(person -> known.level(person, today)).toList(),
                known.means(Means.Kind.EQUIPMENT, today).orElse(null),
                known.means(Means.Kind.CONSUMABLES, today).orElse(null),
                Warning.of(baton, today).stream().findFirst().orElse(null),
                next.map(Standing::state).orElse(null),
                next.map(Standing::day).orElse(null),
                known.simulated());
    }

    /** Smaller is sooner to be looked at: what is lost, then what is about to be. */
    int pressing() {
        return 2 * standing.state().pressing() + (warning == null ? 1 : 0);
    }
}
