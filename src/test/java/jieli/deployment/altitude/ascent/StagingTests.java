package jieli.deployment.altitude.ascent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import jieli.deployment.altitude.ascent.Staging.Night;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way up, the nights it takes, what skipping them costs. */
class StagingTests {

    private static final LocalDate ARRIVAL = LocalDate.of(2026, 3, 10);

    @ParameterizedTest
    @CsvSource({
        "0, 0", "2999, 0", "3000, 0", "3001, 1", "3500, 1", "3501, 2", "3999, 2", "4000, 3",
        "4300, 4", "4500, 4", "4501, 5", "4999, 5", "5000, 6", "5001, 7"
    })
    void nightsFollowTheFormula(int metres, int nights) {
        assertThat(Staging.to(metres).nights()).isEqualTo(nights);
        assertThat(Staging.to(metres).plan(ARRIVAL)).hasSize(nights);
    }

    @Test
    void everyPlannedNightIsOneStepBelowTheNext() {
        for (var target = 3010; target <= 5500; target += 10) {
            var plan = Staging.to(target).plan(ARRIVAL);
            var bed = Staging.FLOOR_METRES;
            var day = ARRIVAL.minusDays(plan.size());
            for (var night : plan) {
                assertThat(night.day()).isEqualTo(day);
                assertThat(night.metres() - bed).as("to %d", target).isBetween(0, 500);
                bed = night.metres();
                day = day.plusDays(1);
            }
            assertThat(target - bed).isBetween(1, 510);
            assertThat(Staging.to(target).missing(plan, ARRIVAL)).isZero();
        }
    }

    @Test
    void lhasaIsNamedWhereTheBedIsAsHigh() {
        assertThat(Staging.to(4300).plan(ARRIVAL)).extracting(Night::place).contains("LHASA");
    }

    @Test
    void aFlightLengthensTheWindowByTheNightsItSkips() {
        var flight = List.of(new Night(ARRIVAL.minusDays(1), 3650, "LHASA"));
        assertThat(Staging.to(4300).missing(flight, ARRIVAL)).isEqualTo(3);
        // A5 asks for four days, three nights were skipped
        assertThat(Staging.firstDutyDay(4300, ARRIVAL, flight)).isEqualTo(ARRIVAL.plusDays(7));
    }

    @Test
    void nightsLowDownLongAgoOrAfterArrivalDoNotCount() {
        var nights =
                List.of(
                        new Night(ARRIVAL.minusDays(1), 2260, "XINING"),
                        new Night(ARRIVAL.minusDays(1), 3000, ""),
                        new Night(ARRIVAL.minusDays(15), 3650, "LHASA"),
                        new Night(ARRIVAL, 4300, ""),
                        new Night(ARRIVAL.minusDays(14), 3650, "LHASA"),
                        new Night(ARRIVAL.minusDays(14), 3700, "LHASA"));
        assertThat(Staging.to(4300).missing(nights, ARRIVAL)).isEqualTo(3);
    }

    @Test
    void nightsAtThePlaceOrAboveItAreNoWayUp() {
        var nights =
                List.of(
                        new Night(ARRIVAL.minusDays(4), 4300, ""),
                        new Night(ARRIVAL.minusDays(3), 4301, ""),
                        new Night(ARRIVAL.minusDays(2), 5200, ""),
                        new Night(ARRIVAL.minusDays(1), 4299, ""));
        assertThat(Staging.to(4300).missing(nights, ARRIVAL)).isEqualTo(3);
    }

    @Test
    void whoWroteNothingDownHasSleptNowhereOnTheWay() {
        assertThat(Staging.to(4300).missing(null, ARRIVAL)).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"1000, 0", "2400, 0", "2800, 1", "3000, 2"})
    void aLowPlaceHasOnlyItsOwnWindow(int metres, int days) {
        assertThat(Staging.firstDutyDay(metres, ARRIVAL, null)).isEqualTo(ARRIVAL.plusDays(days));
    }

    @Test
    void anUnknownAltitudeHasTheLongestWindow() {
        assertThat(Staging.firstDutyDay(null, ARRIVAL, null)).isEqualTo(ARRIVAL.plusDays(5));
    }
}
