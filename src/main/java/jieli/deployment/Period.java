package jieli.deployment;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whole days, half-open: the last day is not in it.
 *
 * @param until the first day after, null while open
 * @throws IllegalArgumentException if it does not end after it begins
 */
public record Period(LocalDate from, @Nullable LocalDate until) {

    public Period {
        if (until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("period reversed: " + from + " – " + until);
        }
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }

    /** Whether they share a day. */
    public boolean touches(Period other) {
        return (other.until == null || from.isBefore(other.until))
                && (until == null || other.from.isBefore(until));
    }

    /** The days they share. */
    public Optional<Period> shared(Period other) {
        if (!touches(other)) {
            return Optional.empty();
        }
        var begin = from.isAfter(other.from) ? from : other.from;
        return Optional.of(new Period(begin, earlier(until, other.until)));
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    /**
     * Its length in days.
     *
     * @throws IllegalStateException if it is open
     */
    public long days() {
        if (until == null) {
            throw new IllegalStateException("open since " + from);
        }
        return ChronoUnit.DAYS.between(from, until);
    }

    /** The last day in it, as people say it; null while open. */
    public @Nullable LocalDate lastDay() {
        return until == null ? null : until.minusDays(1);
    }
}
