package jieli.deployment.altitude;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jieli.deployment.altitude.LakeLouise.Severity;
import org.junit.jupiter.api.Test;

/** The score of 2018: all 1,024 answers, each looked at. */
class LakeLouiseTests {

    @Test
    void everyAnswerIsAddedAndTheFunctionNever() {
        for (var answer = 0; answer < 1024; answer++) {
            var score = answer(answer);
            var sum = answer % 4 + answer / 4 % 4 + answer / 16 % 4 + answer / 64 % 4;
            assertThat(score.total()).isEqualTo(sum).isBetween(0, 12);
            assertThat(score.severity())
                    .isEqualTo(
                            sum < 3
                                    ? Severity.NONE
                                    : sum < 6
                                            ? Severity.MILD
                                            : sum < 10 ? Severity.MODERATE : Severity.SEVERE);
        }
    }

    @Test
    void sicknessNeedsGainSixHoursHeadacheThreePoints() {
        for (var answer = 0; answer < 1024; answer++) {
            var score = answer(answer);
            assertThat(score.suggestsSickness(false, 99)).isFalse();
            assertThat(score.suggestsSickness(true, 5)).isFalse();
            assertThat(score.suggestsSickness(true, 6))
                    .isEqualTo(score.headache() >= 1 && score.total() >= 3);
        }
    }

    @Test
    void anItemOutsideTheScoreIsAFault() {
        assertThatThrownBy(() -> new LakeLouise(4, 0, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LakeLouise(0, 0, 0, 0, -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static LakeLouise answer(int number) {
        return new LakeLouise(
                number % 4, number / 4 % 4, number / 16 % 4, number / 64 % 4, number / 256 % 4);
    }
}
