package jieli.deployment.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set of days, kept as runs: sorted, half-open, neither touching nor overlapping. What it answers
 * is what a set of single days would answer, at the price of the runs, not of the days.
 */
public final class Days {

    /** No day at all. */
    public static final Days NONE = new Days(new int[0]);

    /** Stands for an end that nobody has set; no day lies behind it. */
    private static final int FOREVER = 10_000_000;

    /** From and until of each run as days of the epoch, in turn. */
    private final int[] bounds;

    private Days(int[] bounds) {
        this.bounds = bounds;
    }

    /**
     * Days one after the other without a gap.
     *
     * @param until the first day without; null when it goes on
     */
    public record Run(LocalDate from, @Nullable LocalDate until) {

        /** The last day, for people's eyes; null when it goes on. */
        public @Nullable LocalDate last() {
            return until == null ? null : until.minusDays(1);
        }

        /** How many days; {@link Integer#MAX_VALUE} when it goes on. */
        public int length() {
            return until == null
                    ? Integer.MAX_VALUE
                    : (int) (until.toEpochDay() - from.toEpochDay());
        }
    }

    /**
     * The days from one to before another.
     *
     * @param until null when it goes on
     * @throws IllegalArgumentException when it ends before it begins
     */
    public static Days of(LocalDate from, @Nullable LocalDate until) {
        var first = (int) from.toEpochDay();
        var after = until == null ? FOREVER : (int) until.toEpochDay();
        if (after < first) {
            throw new IllegalArgumentException(from + " is after " + until);
        }
        return after == first ? NONE : new Days(new int[] {first, after});
    }

    /** As {@link #of(LocalDate, LocalDate)}, from days of the epoch as a database counts them. */
    static Days of(int first, int after) {
        return after <= first ? NONE : new Days(new int[] {first, after});
    }

    /** As an end that nobody has set. */
    static int forever() {
        return FOREVER;
    }

    /** The days of one calendar year. */
    public static Days ofYear(int year) {
        return of(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1));
    }

    /** The days that lie in at least one of them. */
    public static Days union(Collection<Days> all) {
        return all.size() == 1 ? all.iterator().next() : sweep(all, List.of(), 1);
    }

    /** The days that lie in at least so many of them. */
    public static Days atLeast(int many, Collection<Days> all) {
        return sweep(all, List.of(), many);
    }

    /** The days that lie in fewer of the first than of the second: fewer there than needed. */
    public static Days fewer(Collection<Days> there, Collection<Days> needed) {
        return sweep(needed, there, 1);
    }

    public Days and(Days other) {
        var found = new int[bounds.length + other.bounds.length];
        var size = 0;
        for (int i = 0, j = 0; i < bounds.length && j < other.bounds.length; ) {
            var first = Math.max(bounds[i], other.bounds[j]);
            var after = Math.min(bounds[i + 1], other.bounds[j + 1]);
            if (first < after) {
                found[size++] = first;
                found[size++] = after;
            }
            if (bounds[i + 1] <= other.bounds[j + 1]) {
                i += 2;
            } else {
                j += 2;
            }
        }
        return size == 0 ? NONE : new Days(Arrays.copyOf(found, size));
    }

    public Days or(Days other) {
        return isEmpty() ? other : other.isEmpty() ? this : union(List.of(this, other));
    }

    public Days minus(Days other) {
        return isEmpty() || other.isEmpty() ? this : sweep(List.of(this), List.of(other), 1);
    }

    /** Where the first, counted up, less the second, counted down, comes to at least so many. */
    private static Days sweep(Collection<Days> up, Collection<Days> down, int least) {
        var steps = steps(up, down);
        Arrays.sort(steps);
        var found = new int[steps.length + 1];
        var size = 0;
        var level = 0;
        for (var i = 0; i < steps.length; ) {
            var day = (int) (steps[i] >> 1);
            while (i < steps.length && (int) (steps[i] >> 1) == day) {
                level += (steps[i++] & 1) == 1 ? 1 : -1;
            }
            if (level >= least == (size % 2 == 0)) {
                found[size++] = day;
            }
        }
        return size == 0 ? NONE : new Days(Arrays.copyOf(found, size));
    }

    /** Every bound as one number: the day, then whether the count rises there. */
    private static long[] steps(Collection<Days> up, Collection<Days> down) {
        var many = 0;
        for (var days : up) {
            many += days.bounds.length;
        }
        for (var days : down) {
            many += days.bounds.length;
        }
        var steps = new long[many];
        var at = 0;
        for (var days : up) {
            for (var i = 0; i < days.bounds.length; i++) {
                steps[at++] = (long) days.bounds[i] << 1 | (i % 2 == 0 ? 1 : 0);
            }
        }
        for (var days : down) {
            for (var i = 0; i < days.bounds.length; i++) {
                steps[at++] = (long) days.bounds[i] << 1 | (i % 2 == 0 ? 0 : 1);
            }
        }
        return steps;
    }

    public boolean isEmpty() {
        return bounds.length == 0;
    }

    public boolean contains(LocalDate day) {
        var found = Arrays.binarySearch(bounds, (int) day.toEpochDay());
        return found >= 0 ? found % 2 == 0 : -found % 2 == 0;
    }

    public boolean touches(Days other) {
        for (int i = 0, j = 0; i < bounds.length && j < other.bounds.length; ) {
            if (bounds[i] < other.bounds[j + 1] && other.bounds[j] < bounds[i + 1]) {
                return true;
            }
            if (bounds[i + 1] <= other.bounds[j + 1]) {
                i += 2;
            } else {
                j += 2;
            }
        }
        return false;
    }

    /** How many days; {@link Integer#MAX_VALUE} when they go on. */
    public int count() {
        if (!isEmpty() && bounds[bounds.length - 1] == FOREVER) {
            return Integer.MAX_VALUE;
        }
        var sum = 0;
        for (var i = 0; i < bounds.length; i += 2) {
            sum += bounds[i + 1] - bounds[i];
        }
        return sum;
    }

    /** The first day; null when there is none. */
    public @Nullable LocalDate first() {
        return isEmpty() ? null : LocalDate.ofEpochDay(bounds[0]);
    }

    /** The first day after all of them; null when there is none or they go on. */
    public @Nullable LocalDate end() {
        return isEmpty() ? null : day(bounds[bounds.length - 1]);
    }

    /** Those runs that are longer than so many days. */
    public Days longerThan(int days) {
        var found = new int[bounds.length];
        var size = 0;
        for (var i = 0; i < bounds.length; i += 2) {
            if (bounds[i + 1] - bounds[i] > days) {
                found[size++] = bounds[i];
                found[size++] = bounds[i + 1];
            }
        }
        return size == 0 ? NONE : new Days(Arrays.copyOf(found, size));
    }

    /** Each run as a set of its own. */
    public List<Days> parts() {
        var parts = new ArrayList<Days>(bounds.length / 2);
        for (var i = 0; i < bounds.length; i += 2) {
            parts.add(new Days(new int[] {bounds[i], bounds[i + 1]}));
        }
        return parts;
    }

    /** Each run with its days. */
    public List<Run> runs() {
        var runs = new ArrayList<Run>(bounds.length / 2);
        for (var i = 0; i < bounds.length; i += 2) {
            runs.add(new Run(LocalDate.ofEpochDay(bounds[i]), day(bounds[i + 1])));
        }
        return runs;
    }

    private static @Nullable LocalDate day(int bound) {
        return bound == FOREVER ? null : LocalDate.ofEpochDay(bound);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Days days && Arrays.equals(bounds, days.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    @Override
    public String toString() {
        return runs().toString();
    }
}
