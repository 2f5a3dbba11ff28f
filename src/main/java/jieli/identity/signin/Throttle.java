package jieli.identity.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How long one must wait after failures, whether the name exists or not. Numbers are ours: five
 * tries are a tired doctor, a hospital of people may share one address. Codes of a second factor
 * are remembered for a day: with the password known, that leaves about a hundred guesses a day at
 * three in a million each.
 *
 * @param free failures that cost nothing
 * @param first the wait after one more; it doubles with each
 * @param remembered failures older than this are forgotten
 */
record Throttle(int free, Duration first, Duration remembered) {

    /** Nobody waits longer. */
    static final Duration LONGEST = Duration.ofMinutes(15);

    /** No kind of try is remembered longer. */
    static final Duration NO_LONGER = Duration.ofDays(1);

    static final Throttle OF_A_NAME = new Throttle(5, Duration.ofSeconds(30), LONGEST);
    static final Throttle OF_AN_ADDRESS = new Throttle(30, Duration.ofSeconds(10), LONGEST);
    static final Throttle OF_A_FACTOR = new Throttle(5, Duration.ofSeconds(30), NO_LONGER);

    /**
     * @param failures within {@link #remembered}, the latest last
     * @return zero when one may try now
     */
    Duration wait(List<Instant> failures, Instant now) {
        var over = failures.size() - free;
        if (over < 0) {
            return Duration.ZERO;
        }
        var wait = first.multipliedBy(1L << Math.min(over, 10));
        var bounded = wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
        var left = Duration.between(now, failures.getLast().plus(bounded));
        return left.isNegative() ? Duration.ZERO : left;
    }
}
