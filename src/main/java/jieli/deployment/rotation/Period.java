package jieli.deployment.rotation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Days from the first to the day before the last named: [from, until).
 *
 * @throws IllegalArgumentException if it ends before it begins, or holds no day
 */
public record Period(LocalDate from, LocalDate until) {

    public Period {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("no day in [%s, %s)".formatted(from, until));
        }
    }

    /** How many days it holds; at least 1. */
    public int days() {
        return (int) ChronoUnit.DAYS.between(from, until);
    }

    /** Whole months of 30.44 days it comes nearest to; 0 for a week. */
    public int months() {
        return (int) Math.round(days() / 30.44);
    }

    /** Whether a day lies in it. */
    public boolean holds(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(until);
    }

    /** Whether every day of the other lies in it. */
    public boolean holds(Period other) {
        return !other.from.isBefore(from) && !other.until.isAfter(until);
    }

    /** Whether they share a day. */
    public boolean meets(Period other) {
        return from.isBefore(other.until) && other.from.isBefore(until);
    }

    /** The days they share, if any. */
    public Optional<Period> shared(Period other) {
        var latest = from.isAfter(other.from) ? from : other.from;
        var earliest = until.isBefore(other.until) ? until : other.until;
        return latest.isBefore(earliest)
                ? Optional.of(new Period(latest, earliest))
                : Optional.empty();
    }

    /** What is left without another: nothing, one part or two. */
    public Stream<Period> without(Period other) {
        if (!meets(other)) {
            return Stream.of(this);
        }
        var parts = Stream.<Period>builder();
        if (from.isBefore(other.from)) {
            parts.add(new Period(from, other.from));
        }
        if (other.until.isBefore(until)) {
            parts.add(new Period(other.until, until));
        }
        return parts.build();
    }

    /** The same, ending some days later. */
    public Period longerBy(int days) {
        return new Period(from, until.plusDays(days));
    }

    @Override
    public String toString() {
        return from + "–" + until;
    }
}
