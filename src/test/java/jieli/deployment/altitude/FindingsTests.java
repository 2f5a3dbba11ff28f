package jieli.deployment.altitude;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import jieli.deployment.altitude.Findings.Around;
import jieli.deployment.altitude.Findings.Before;
import jieli.deployment.altitude.Findings.Flag;
import jieli.deployment.altitude.Findings.Reason;
import jieli.deployment.altitude.Findings.Said;
import jieli.deployment.altitude.ascent.Band;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a check amounts to, at every boundary. */
class FindingsTests {

    private static final Instant NOW = Instant.parse("2026-03-12T01:00:00Z");
    private static final Band A5 = Band.at(4300);
    private static final Around HERE = new Around(A5, NOW.minusSeconds(86_400), null, null, null);
    private static final LakeLouise WELL = LakeLouise.NOTHING;

    @ParameterizedTest
    @CsvSource({"80, GREEN", "78, GREEN", "77, AMBER", "73, AMBER", "72, RED", "40, RED"})
    void theTableSpeaksBelowItsThresholds(int spo2, Level level) {
        assertThat(level(WELL, spo2, 80, HERE)).isEqualTo(level);
    }

    @Test
    void everyBandSpeaksExactlyBelowItsThresholds() {
        for (var band : Band.list()) {
            for (var spo2 = 50; spo2 <= 100; spo2++) {
                var expected =
                        spo2 < band.redBelow()
                                ? Level.RED
                                : spo2 < band.amberBelow() ? Level.AMBER : Level.GREEN;
                var around = new Around(band, null, null, null, null);
                assertThat(level(WELL, spo2, null, around)).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"119, GREEN", "120, GREEN", "121, AMBER", "180, AMBER"})
    void aFastPulseAtRestIsAmber(int pulse, Level level) {
        assertThat(level(WELL, 85, pulse, HERE)).isEqualTo(level);
    }

    @Test
    void theScoreSpeaksAtThreeAndAtSix() {
        for (var answer = 0; answer < 256; answer++) {
            var score =
                    new LakeLouise(answer % 4, answer / 4 % 4, answer / 16 % 4, answer / 64 % 4, 3);
            var findings = findings(score, 85, 80, HERE, Set.of());
            assertThat(findings.level())
                    .isEqualTo(
                            score.total() >= 6
                                    ? Level.RED
                                    : score.total() >= 3 ? Level.AMBER : Level.GREEN);
            assertThat(findings.reasons().contains(Reason.WITHOUT_HEADACHE))
                    .isEqualTo(score.total() >= 3 && score.headache() == 0);
        }
    }

    @ParameterizedTest
    @EnumSource(Flag.class)
    void anyFlagIsAnEmergencyHoweverGoodTheReadings(Flag flag) {
        assertThat(findings(WELL, 95, 60, HERE, EnumSet.of(flag)).level())
                .isEqualTo(Level.EMERGENCY);
    }

    @Test
    void symptomsOutrankGoodReadings() {
        var bad = new LakeLouise(3, 1, 2, 0, 0);
        var findings = findings(bad, 92, 62, HERE, Set.of());
        assertThat(findings.level()).isEqualTo(Level.RED);
        assertThat(findings.reasons()).containsExactly(Reason.SCORE_HIGH);
    }

    @Test
    void theWorseOfTableAndBaselineCounts() {
        var usual = new Baseline(90, 4);
        // 80 is fine by the table, ten below the person's own, read twice
        var twice = around(usual, new Before(81, NOW.minus(Duration.ofMinutes(10))));
        assertThat(level(WELL, 80, 80, twice)).isEqualTo(Level.RED);
        // 72 is red by the table, close to the person's own
        assertThat(level(WELL, 72, 80, around(new Baseline(74, 3), null))).isEqualTo(Level.RED);
    }

    @ParameterizedTest
    @CsvSource({
        // minutes before, reading before, reading now (usual 90), level, to be repeated
        "10, 85, 85, AMBER, false",
        "10, 82, 82, RED, false",
        "10, 85, 82, AMBER, false",
        "10, 82, 85, AMBER, false",
        "9, 82, 82, AMBER, true",
        "121, 82, 82, AMBER, true",
        "120, 82, 82, RED, false",
        "9, 85, 85, GREEN, true",
        "10, 90, 85, GREEN, true",
        "10, 82, 86, GREEN, false",
    })
    void aFallBelowOnesOwnNeedsTwoReadingsTenMinutesApart(
            int minutes, int before, int now, Level level, boolean repeat) {
        var around =
                around(
                        new Baseline(90, 3),
                        new Before(before, NOW.minus(Duration.ofMinutes(minutes))));
        var findings = findings(WELL, now, 80, around, Set.of());
        assertThat(findings.level()).isEqualTo(level);
        assertThat(findings.repeat()).isEqualTo(repeat);
    }

    @ParameterizedTest
    @CsvSource({"11, AMBER", "12, RED", "40, RED"})
    void amberThatLastsTwelveHoursIsRed(int hours, Level level) {
        var around = new Around(A5, null, null, null, NOW.minus(Duration.ofHours(hours)));
        assertThat(level(WELL, 77, 80, around)).isEqualTo(level);
        assertThat(level(WELL, 85, 80, around)).isEqualTo(Level.GREEN);
    }

    @Test
    void whoDidNotMeasureIsStillAsked() {
        assertThat(level(WELL, null, null, HERE)).isEqualTo(Level.GREEN);
        assertThat(level(new LakeLouise(1, 1, 1, 0, 0), null, null, HERE)).isEqualTo(Level.AMBER);
    }

    @Test
    void sicknessIsSuggestedOnlyToWhoCameUpRecently() {
        var score = new LakeLouise(1, 1, 1, 0, 0);
        assertThat(findings(score, 85, 80, HERE, Set.of()).sickness()).isTrue();
        var longThere = new Around(A5, null, null, null, null);
        assertThat(findings(score, 85, 80, longThere, Set.of()).sickness()).isFalse();
        var justThere = new Around(A5, NOW.minus(Duration.ofHours(5)), null, null, null);
        assertThat(findings(score, 85, 80, justThere, Set.of()).sickness()).isFalse();
    }

    @Test
    void othersLearnNoMoreThanThreeWords() {
        assertThat(Level.GREEN.state()).isEqualTo(Level.State.FIT);
        assertThat(Level.AMBER.state()).isEqualTo(Level.State.REVIEW);
        assertThat(Level.RED.state()).isEqualTo(Level.State.REVIEW);
        assertThat(Level.EMERGENCY.state()).isEqualTo(Level.State.DESCEND);
    }

    private static Around around(Baseline usual, @Nullable Before before) {
        return new Around(A5, null, usual, before, null);
    }

    private static Level level(
            LakeLouise score, @Nullable Integer spo2, @Nullable Integer pulse, Around around) {
        return findings(score, spo2, pulse, around, Set.of()).level();
    }

    private static Findings findings(
            LakeLouise score,
            @Nullable Integer spo2,
            @Nullable Integer pulse,
            Around around,
            Set<Flag> flags) {
        return Findings.of(
                new Said(score, new Reading(spo2, pulse, null, null), flags, NOW), around);
    }
}
