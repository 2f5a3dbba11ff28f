package jieli.deployment.altitude;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import jieli.deployment.altitude.Schedule.Lower;
import jieli.deployment.altitude.Schedule.Missed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a check is due, who learns that it was not done. */
class ScheduleTests {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /** Arrived on 1 March 2026 at 14:00. */
    private static final Schedule SCHEDULE = new Schedule(at("2026-03-01T14:00"), SHANGHAI);

    @ParameterizedTest
    @CsvSource({
        // last check, now, due
        ", 2026-03-01T15:00, 2026-03-01T20:00",
        "2026-03-01T20:05, 2026-03-01T21:00, 2026-03-02T08:00",
        "2026-03-02T08:10, 2026-03-02T09:00, 2026-03-02T20:00",
        "2026-03-04T20:10, 2026-03-04T21:00, 2026-03-05T08:00",
        "2026-03-05T08:10, 2026-03-05T09:00, 2026-03-06T08:00",
        "2026-03-15T07:10, 2026-03-15T09:00, 2026-03-22T08:00",
        "2026-03-22T07:10, 2026-03-22T09:00, 2026-03-29T08:00",
        "2026-03-29T07:10, 2026-03-29T09:00, 2026-04-28T08:00",
        "2026-04-28T07:10, 2026-04-28T09:00, 2026-05-28T08:00"
    })
    void checksComeTwiceThenOnceADayThenWeeklyThenMonthly(String last, String now, String due) {
        assertThat(SCHEDULE.due(last == null ? null : at(last), at(now)).dueAt())
                .isEqualTo(at(due));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T19:00, NO",
        "2026-03-01T23:59, NO",
        "2026-03-02T00:00, REMINDED",
        "2026-03-02T07:59, REMINDED",
        "2026-03-02T08:00, LEADER_TOLD",
        "2026-03-09T08:00, LEADER_TOLD"
    })
    void aMissedCheckIsRemindedAfterFourHoursAndToldAfterTwelve(String now, Missed missed) {
        assertThat(SCHEDULE.due(null, at(now)).missed()).isEqualTo(missed);
    }

    @Test
    void aCheckCountsFromSixHoursBeforeItIsDue() {
        assertThat(SCHEDULE.due(at("2026-03-02T01:59"), at("2026-03-02T03:00")).dueAt())
                .isEqualTo(at("2026-03-02T08:00"));
        assertThat(SCHEDULE.due(at("2026-03-02T02:00"), at("2026-03-02T03:00")).dueAt())
                .isEqualTo(at("2026-03-02T20:00"));
    }

    @Test
    void theFirstFourteenDaysAreWatched() {
        assertThat(SCHEDULE.isWatching(at("2026-03-15T23:00"))).isTrue();
        assertThat(SCHEDULE.isWatching(at("2026-03-16T01:00"))).isFalse();
    }

    @Test
    void sevenNightsLowerStartTheCountAnew() {
        var arrival = LocalDate.of(2026, 3, 1);
        var today = LocalDate.of(2026, 9, 1);
        var six = new Lower(LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 7), false);
        var seven = new Lower(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 6, 8), false);
        var still = new Lower(LocalDate.of(2026, 8, 1), null, false);
        var planned = new Lower(LocalDate.of(2026, 9, 10), LocalDate.of(2026, 9, 30), false);
        assertThat(Schedule.countedFrom(arrival, List.of(six, still, planned), today))
                .isEqualTo(arrival);
        assertThat(Schedule.countedFrom(arrival, List.of(six, seven, still, planned), today))
                .isEqualTo(LocalDate.of(2026, 6, 8));
    }

    @Test
    void whoWasBroughtDownStartsAnewAfterOneNightToo() {
        var ill = new Lower(LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 2), true);
        assertThat(
                        Schedule.countedFrom(
                                LocalDate.of(2026, 3, 1), List.of(ill), LocalDate.of(2026, 9, 1)))
                .isEqualTo(LocalDate.of(2026, 5, 2));
    }

    @Test
    void everyReturnFromLeaveIsWatchedHoweverShortItWas() {
        var arrival = LocalDate.of(2026, 3, 1);
        var weekend = new Lower(LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 3), false);
        var today = LocalDate.of(2026, 5, 4);
        assertThat(Schedule.countedFrom(arrival, List.of(weekend), today)).isEqualTo(arrival);
        assertThat(Schedule.watchedFrom(arrival, List.of(weekend), today))
                .isEqualTo(LocalDate.of(2026, 5, 3));
    }

    @ParameterizedTest
    @CsvSource({
        // to be repeated, now, due, missed
        ", 2026-03-06T09:00, 2026-03-07T08:00, NO",
        "2026-03-06T12:10, 2026-03-06T09:00, 2026-03-06T12:10, NO",
        "2026-03-06T12:10, 2026-03-06T16:10, 2026-03-06T12:10, REMINDED",
        "2026-03-07T12:10, 2026-03-06T16:10, 2026-03-07T08:00, NO"
    })
    void aCheckToBeRepeatedIsDueBeforeTheNextOne(
            String again, String now, String due, Missed missed) {
        var done = at("2026-03-06T08:10");
        assertThat(SCHEDULE.due(done, again == null ? null : at(again), at(now)))
                .isEqualTo(new Schedule.Due(at(due), missed));
    }

    private static Instant at(String local) {
        return java.time.LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
    }
}
