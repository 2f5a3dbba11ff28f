package jieli.deployment.altitude;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a check is due: twice a day on days 0 to 3 after arrival, once on days 4 to 14, weekly to
 * day 30, every 30 days after (domain handbook, section 4.4).
 *
 * @param arrivedAt the last time the person came up
 */
record Schedule(Instant arrivedAt, ZoneId zone) {

    private static final int LAST_DAY_TWICE = 3;
    private static final int LAST_DAY_ONCE = 14;
    private static final int WEEK = 7;
    private static final int LAST_WEEKLY = 28;
    private static final int MONTH = 30;
    private static final int NIGHTS_LOWER = 7;
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final LocalTime EVENING = LocalTime.of(20, 0);
    private static final Duration OPENS_BEFORE = Duration.ofHours(6);
    private static final Duration REMINDER = Duration.ofHours(4);
    private static final Duration LEADER = Duration.ofHours(12);

    /** Who learns of a check that was not done. */
    enum Missed {
        NO,
        /** The person is reminded. */
        REMINDED,
        /** The leader knows. */
        LEADER_TOLD
    }

    /**
     * How somebody stands to the schedule.
     *
     * @param dueAt the oldest check not done since the last one, else the next
     */
    record Due(Instant dueAt, Missed missed) {

        static Due at(Instant dueAt, Instant now) {
            var late = Duration.between(dueAt, now);
            return new Due(
                    dueAt,
                    late.compareTo(LEADER) >= 0
                            ? Missed.LEADER_TOLD
                            : late.compareTo(REMINDER) >= 0 ? Missed.REMINDED : Missed.NO);
        }
    }

    /**
     * Nights slept lower.
     *
     * @param until null while the person is still down
     * @param ill whether they were brought down
     */
    record Lower(LocalDate from, @Nullable LocalDate until, boolean ill) {

        /** Whether one has to get used to the altitude anew. */
        boolean restarts() {
            return until != null && (ill || ChronoUnit.DAYS.between(from, until) >= NIGHTS_LOWER);
        }
    }

    /**
     * The day from which days are counted: the arrival, or the return after seven nights lower, or
     * after having been brought down.
     */
    static LocalDate countedFrom(LocalDate arrival, Collection<Lower> lower, LocalDate today) {
        return lastReturn(arrival, lower.stream().filter(Lower::restarts), today);
    }

    /** The day from which one is watched: the arrival, or any return, however short the leave. */
    static LocalDate watchedFrom(LocalDate arrival, Collection<Lower> lower, LocalDate today) {
        return lastReturn(arrival, lower.stream(), today);
    }

    private static LocalDate lastReturn(LocalDate arrival, Stream<Lower> lower, LocalDate today) {
        return lower.map(Lower::until)
                .filter(day -> day != null && day.isAfter(arrival) && !day.isAfter(today))
                .max(LocalDate::compareTo)
                .orElse(arrival);
    }

    /** Which day at the place an instant falls on; the day of arrival is 0. */
    public long day(Instant at) {
        return ChronoUnit.DAYS.between(date(arrivedAt), date(at));
    }

    /** Whether the fourteen days of watching last. */
    public boolean isWatching(Instant now) {
        return day(now) <= LAST_DAY_ONCE;
    }

    /**
     * How things stand.
     *
     * @param lastCheck null if there was none since the arrival
     */
    public Due due(@Nullable Instant lastCheck, Instant now) {
        var slots = slots(now);
        for (var slot : slots) {
            var done = lastCheck != null && !lastCheck.isBefore(slot.minus(OPENS_BEFORE));
            if (!done) {
                return Due.at(slot, now);
            }
        }
        throw new IllegalStateException("the schedule never ends");
    }

    /**
     * How things stand when a check is to be repeated before the next one of the schedule.
     *
     * @param again when the last check is to be repeated, null for not at all
     */
    public Due due(@Nullable Instant lastCheck, @Nullable Instant again, Instant now) {
        var regular = due(lastCheck, now);
        return again == null || regular.dueAt().isBefore(again) ? regular : Due.at(again, now);
    }

    /** All checks due until now with at least one to come. */
    private List<Instant> slots(Instant now) {
        var slots = new ArrayList<Instant>();
        var first = date(arrivedAt);
        for (var day = 0; slots.isEmpty() || !slots.getLast().isAfter(now.plus(OPENS_BEFORE)); ) {
            add(slots, first.plusDays(day), MORNING);
            if (day <= LAST_DAY_TWICE) {
                add(slots, first.plusDays(day), EVENING);
            }
            day = next(day);
        }
        return slots;
    }

    private void add(List<Instant> slots, LocalDate day, LocalTime time) {
        var at = day.atTime(time).atZone(zone).toInstant();
        if (at.isAfter(arrivedAt)) {
            slots.add(at);
        }
    }

    private static int next(int day) {
        if (day < LAST_DAY_ONCE) {
            return day + 1;
        }
        return day < LAST_WEEKLY ? day + WEEK : day + MONTH;
    }

    private LocalDate date(Instant at) {
        return at.atZone(zone).toLocalDate();
    }
}
