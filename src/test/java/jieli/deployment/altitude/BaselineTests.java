package jieli.deployment.altitude;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import jieli.deployment.altitude.Baseline.Taken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One's own usual. */
class BaselineTests {

    @Test
    void needsThreeReadingsOfDaysFourToSeven() {
        var outside = List.of(taken(3, 60), taken(8, 60), taken(4, 86), taken(7, 84));
        assertThat(Baseline.of(outside)).isEmpty();
        var inside = List.of(taken(3, 60), taken(4, 86), taken(7, 84), taken(5, 88), taken(8, 60));
        assertThat(Baseline.of(inside)).contains(new Baseline(86, 3));
    }

    @Test
    void isTheMedianOfAnEvenNumberToo() {
        var four = IntStream.of(80, 90, 85, 86).mapToObj(spo2 -> taken(4, spo2)).toList();
        assertThat(Baseline.of(four)).contains(new Baseline(85.5, 4));
    }

    @ParameterizedTest
    @CsvSource({
        "86, 90, GREEN", "86, 82, GREEN", "86, 81, AMBER", "86, 79, AMBER", "86, 78, RED",
        "86, 60, RED", "85.5, 81, GREEN", "85.5, 80, AMBER", "85.5, 78, AMBER", "85.5, 77, RED"
    })
    void fivePointsBelowIsAmberEightIsRed(double usual, int reading, Level level) {
        assertThat(new Baseline(usual, 3).level(reading)).isEqualTo(level);
    }

    private static Taken taken(int day, int spo2) {
        return new Taken(day, spo2);
    }
}
