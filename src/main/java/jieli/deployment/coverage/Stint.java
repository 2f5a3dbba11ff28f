package jieli.deployment.coverage;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A posting as far as days are counted.
 *
 * @param seat the wanted discipline it fills, null if none
 * @param specialty a code of {@code terms}; empty for who treats nobody
 * @param visit whether it is a short visit, which fills no seat and is no head
 * @param term calendar days: everything from arrival to departure as agreed
 * @param away times away from the place meanwhile
 */
public record Stint(
        UUID posting,
        UUID person,
        UUID recipient,
        @Nullable UUID seat,
        @Nullable UUID employer,
        String specialty,
        boolean management,
        boolean visit,
        @Nullable Integer batch,
        Days term,
        List<Away> away) {

    public Stint {
        away = List.copyOf(away);
    }

    /**
     * A time away.
     *
     * @param descent whether it was a descent for medical reasons
     */
    public record Away(boolean descent, Days days) {}

    /** The days really spent there. */
    public Days onSite() {
        return away.isEmpty() ? term : term.minus(Days.union(days(away)));
    }

    /** Calendar days or days on site. */
    public Days days(boolean onSite) {
        return onSite ? onSite() : term;
    }

    private static List<Days> days(List<Away> away) {
        return away.stream().map(Away::days).toList();
    }
}
