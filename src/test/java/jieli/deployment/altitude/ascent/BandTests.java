package jieli.deployment.altitude.ascent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of bands, held against the handbook's numbers once more. */
class BandTests {

    @ParameterizedTest
    @CsvSource({
        "-154, A0",
        "0, A0",
        "1499, A0",
        "1500, A1",
        "2499, A1",
        "2500, A2",
        "2999, A2",
        "3000, A3",
        "3499, A3",
        "3500, A4",
        "3999, A4",
        "4000, A5",
        "4499, A5",
        "4500, A6",
        "5200, A6"
    })
    void aBandBeginsAtItsLowestMetre(int metres, String band) {
        assertThat(Band.at(metres).name()).isEqualTo(band);
    }

    @ParameterizedTest
    @CsvSource({
        "A0, 0, 95, 100, 94, 90",
        "A1, 0, 92, 97, 91, 87",
        "A2, 1, 89, 94, 88, 84",
        "A3, 2, 87, 91, 85, 80",
        "A4, 3, 84, 90, 82, 77",
        "A5, 4, 80, 88, 78, 73",
        "A6, 5, 76, 86, 74, 70"
    })
    void theNumbersAreTheHandbooks(String name, int days, int low, int high, int amber, int red) {
        var band =
                Band.list().stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        assertThat(band.noDutyDays()).isEqualTo(days);
        assertThat(band.expectedLow()).isEqualTo(low);
        assertThat(band.expectedHigh()).isEqualTo(high);
        assertThat(band.amberBelow()).isEqualTo(amber);
        assertThat(band.redBelow()).isEqualTo(red);
    }

    @Test
    void anUnknownAltitudeIsNeverLow() {
        var unknown = Band.at(null);
        assertThat(unknown.isKnown()).isFalse();
        assertThat(unknown.isWatched()).isTrue();
        assertThat(Band.list())
                .allSatisfy(band -> {
                    assertThat(unknown.noDutyDays()).isGreaterThanOrEqualTo(band.noDutyDays());
                    assertThat(unknown.amberBelow()).isGreaterThanOrEqualTo(band.amberBelow());
                    assertThat(unknown.redBelow()).isGreaterThanOrEqualTo(band.redBelow());
                });
    }

    @Test
    void theHigherThePlaceTheLongerTheWindow() {
        for (var metres = 0; metres < 6000; metres++) {
            assertThat(Band.at(metres + 1).noDutyDays())
                    .isGreaterThanOrEqualTo(Band.at(metres).noDutyDays());
        }
    }
}
