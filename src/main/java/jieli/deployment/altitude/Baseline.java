package jieli.deployment.altitude;

import java.util.Collection;
import java.util.Optional;

/**
 * What is usual for a person at the place: the median of at least three resting readings on days 4
 * to 7 there (domain handbook, section 4.2).
 *
 * @param spo2 per cent
 * @param readings how many it rests on
 */
record Baseline(double spo2, int readings) {

    private static final int FIRST_DAY = 4;
    private static final int LAST_DAY = 7;
    private static final int LEAST = 3;
    private static final int AMBER_BELOW = 5;
    private static final int RED_BELOW = 8;

    /**
     * A reading with the day at the place on which it was taken.
     *
     * @param day the day of arrival is 0
     */
    record Taken(long day, int spo2) {}

    static Optional<Baseline> of(Collection<Taken> taken) {
        var sorted =
                taken.stream()
                        .filter(one -> one.day() >= FIRST_DAY && one.day() <= LAST_DAY)
                        .mapToInt(Taken::spo2)
                        .sorted()
                        .toArray();
        var n = sorted.length;
        return n < LEAST
                ? Optional.empty()
                : Optional.of(new Baseline((sorted[(n - 1) / 2] + sorted[n / 2]) / 2.0, n));
    }

    /** 5 points below is amber, 8 red. */
    Level level(int reading) {
        var below = spo2 - reading;
        return below >= RED_BELOW ? Level.RED : below >= AMBER_BELOW ? Level.AMBER : Level.GREEN;
    }
}
