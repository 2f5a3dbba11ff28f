package jieli.deployment.altitude.ascent;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way up: how many nights above 3,000 m come before the first night at the place. Formula: ⌈(t
 * − 3000) / 500⌉ nights of climbing with ⌊(t − 3000) / 1000⌋ of rest (domain handbook, section
 * 4.2).
 *
 * @param targetMetres where one will sleep
 * @param climbingNights with a higher bed each
 * @param restNights at the same altitude as the night before
 */
public record Staging(int targetMetres, int climbingNights, int restNights) {

    /** Below this nothing is staged. */
    public static final int FLOOR_METRES = 3000;

    private static final int STEP_METRES = 500;
    private static final int REST_EVERY_METRES = 1000;
    private static final int NEAR_METRES = 150;
    private static final int DAYS_THAT_COUNT = 14;

    /** Well-known places to sleep on the way up. */
    public enum Stop {
        XINING(2260),
        NYINGCHI(2900),
        LHASA(3650);

        private final int metres;

        Stop(int metres) {
            this.metres = metres;
        }

        public int metres() {
            return metres;
        }
    }

    /**
     * A night that was slept, or is planned.
     *
     * @param day the evening
     * @param metres the altitude of the bed
     */
    public record Night(LocalDate day, int metres, String place) {}

    /** What the way up asks for. */
    public static Staging to(int targetMetres) {
        var above = Math.max(0, targetMetres - FLOOR_METRES);
        return new Staging(
                targetMetres, Math.ceilDiv(above, STEP_METRES), above / REST_EVERY_METRES);
    }

    /** Nights above 3,000 m before arrival. */
    public int nights() {
        return climbingNights + restNights;
    }

    /**
     * The nights as they should be slept, the last one before the day of arrival: beds rise in
     * equal steps, each below 500 m, the nights of rest stand between them.
     */
    public List<Night> plan(LocalDate arrival) {
        var beds = new ArrayList<Integer>();
        for (var night = 1; night <= climbingNights; night++) {
            var metres =
                    FLOOR_METRES
                            + Math.ceilDiv(
                                    (targetMetres - FLOOR_METRES) * night, climbingNights + 1);
            beds.add(metres);
            for (var rest = 1; rest <= restNights; rest++) {
                if (night == Math.ceilDiv(climbingNights * rest, restNights + 1)) {
                    beds.add(metres);
                }
            }
        }
        var nights = new ArrayList<Night>();
        for (var bed : beds) {
            nights.add(new Night(arrival.minusDays(beds.size() - nights.size()), bed, stop(bed)));
        }
        return nights;
    }

    private static String stop(int metres) {
        return Arrays.stream(Stop.values())
                .filter(stop -> Math.abs(stop.metres() - metres) <= NEAR_METRES)
                .min(Comparator.comparingInt(stop -> Math.abs(stop.metres() - metres)))
                .map(Stop::name)
                .orElse("");
    }

    /**
     * How many nights the real way fell short of the plan: a flight skips them, so the window
     * without duty grows by as many. Only nights above 3,000 m that lie below the place count, and
     * only those of the two weeks before arrival.
     *
     * @param slept null if nobody wrote the way down, which counts as none slept
     */
    public int missing(@Nullable Collection<Night> slept, LocalDate arrival) {
        var counted =
                slept == null
                        ? 0
                        : slept.stream()
                                .filter(night -> night.metres() > FLOOR_METRES)
                                .filter(night -> night.metres() < targetMetres)
                                .filter(night -> night.day().isBefore(arrival))
                                .filter(night ->
                                        ChronoUnit.DAYS.between(night.day(), arrival)
                                                <= DAYS_THAT_COUNT)
                                .map(Night::day)
                                .distinct()
                                .count();
        return (int) Math.max(0, nights() - counted);
    }

    /**
     * The first day with duty.
     *
     * @param metres of the place slept at, null if nobody knows
     * @param slept null if nobody wrote the way down
     */
    public static LocalDate firstDutyDay(
            @Nullable Integer metres, LocalDate arrival, @Nullable Collection<Night> slept) {
        var missing = metres == null ? 0 : to(metres).missing(slept, arrival);
        return arrival.plusDays(Band.at(metres).noDutyDays() + (long) missing);
    }
}
