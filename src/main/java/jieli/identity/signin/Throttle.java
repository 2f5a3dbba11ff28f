package jieli.identity.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How long one must wait after failures, whether the name exists or not. Numbers are ours: five
 * tries are a tired doctor, a hospital of people may share one address.
 *
 * @param free failures that cost nothing
 * @param first the wait after one more; it doubles with each
 */
record Throttle(int free, Duration first) {

    static final Throttle OF_A_NAME = new Throttle(5, Duration.ofSeconds(30));
    static final Throttle OF_AN_ADDRESS = new Throttle(30, Duration.ofSeconds(10));

    /** Failures older than this are forgotten; nobody waits longer either. */
    static final Duration REMEMBERED = Duration.ofMinutes(15);

    /**
     * @param failures within {@link #REMEMBERED}, the latest last
     * @return zero when one may try now
     */
    Duration wait(List<Instant> failures, Instant now) {
        var over = failures.size() - free;
        if (over < 0) {
            return Duration.ZERO;
        }
        var wait = first.multipliedBy(1L << Math.min(over, 10));
        var bounded = wait.compareTo(REMEMBERED) > 0 ? REMEMBERED : wait;
        var left = Duration.between(now, failures.getLast().plus(bounded));
        return left.isNegative() ? Duration.ZERO : left;
    }
}
