package jieli.deployment.altitude;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import jieli.deployment.altitude.Escalation.Turn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose turn it is to answer. */
class TurnTests {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /** Ten in the morning in Shanghai. */
    private static final Instant OPENED = Instant.parse("2026-03-12T02:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, 1, 15, false",
        "14, 1, 15, false",
        "15, 2, 30, true",
        "29, 2, 30, true",
        "30, 3, , true",
        "600, 3, , true"
    })
    void redAsksTheNextAfterFifteenMinutes(int minutes, int asked, Integer next, boolean late) {
        assertThat(turn(Level.RED, minutes, 3))
                .isEqualTo(
                        new Turn(
                                asked,
                                next == null ? null : OPENED.plus(Duration.ofMinutes(next)),
                                late));
    }

    @Test
    void anEmergencyAsksEverybodyAtOnce() {
        assertThat(turn(Level.EMERGENCY, 0, 3)).isEqualTo(new Turn(3, null, false));
        assertThat(turn(Level.EMERGENCY, 15, 3).late()).isTrue();
    }

    @Test
    void amberHasUntilTheDayEndsAtLeastFourHours() {
        assertThat(turn(Level.AMBER, 60 * 14 - 1, 2).late()).isFalse();
        assertThat(turn(Level.AMBER, 60 * 14, 2)).isEqualTo(new Turn(2, null, true));
        var late = OPENED.plus(Duration.ofHours(13)); // 23:00
        assertThat(Turn.of(Level.AMBER, late, 2, late.plusSeconds(4 * 3600 - 1), SHANGHAI).asked())
                .isEqualTo(1);
        assertThat(Turn.of(Level.AMBER, late, 2, late.plusSeconds(4 * 3600), SHANGHAI).asked())
                .isEqualTo(2);
    }

    @Test
    void withNobodyToAskItIsLateAtOnce() {
        assertThat(turn(Level.RED, 0, 0).late()).isTrue();
        assertThat(turn(Level.GREEN, 0, 0).late()).isFalse();
    }

    private static Turn turn(Level level, int minutes, int chain) {
        return Turn.of(level, OPENED, chain, OPENED.plus(Duration.ofMinutes(minutes)), SHANGHAI);
    }
}
