package jieli.deployment.coverage;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A posting as far as days are counted.
 *
 * @param seat the wanted discipline it fills, null if none
 * @param specialty a code of {@code terms}; empty for who treats nobody
 * @param visit whether it is a short visit, which fills no seat and is no head
 * @param agreed the days of the term
 * @param term calendar days that count, see {@link #counted}
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
        Days agreed,
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

    /**
     * The days of a term that count, in days of the epoch: until today those on which somebody had
     * set out and not left yet, after today those agreed, unless they left.
     *
     * @param setOut, left {@link Days#forever()} while it has not happened
     */
    static Days counted(int from, int until, int setOut, int left, int today) {
        return Days.of(Math.max(from, Math.min(setOut, today + 1)), Math.min(until, left + 1));
    }

    /** Whether the first day agreed has come and nobody has set out. */
    boolean isLate(LocalDate today) {
        var due = agreed.first();
        var first = term.first();
        return due != null && !due.isAfter(today) && (first == null || first.isAfter(today));
    }

    /** What a chart draws: the days that count; of whoever is awaited, those agreed. */
    Days shown(LocalDate today) {
        return isLate(today) ? agreed : term;
    }

    /** The days really spent there. */
    public Days onSite() {
        return away.isEmpty() ? term : term.minus(elsewhere());
    }

    /** Days away; times that overlap are one. */
    Days elsewhere() {
        return away.isEmpty() ? Days.NONE : Days.union(days(away));
    }

    /** Calendar days or days on site. */
    public Days days(boolean onSite) {
        return onSite ? onSite() : term;
    }

    private static List<Days> days(List<Away> away) {
        return away.stream().map(Away::days).toList();
    }
}
