package jieli.deployment.altitude;

import static org.assertj.core.api.Assertions.assertThat;

import jieli.deployment.PostingState;
import jieli.deployment.altitude.Level.Availability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is there for duty, as far as one may know. */
class AvailabilityTests {

    @ParameterizedTest
    @EnumSource(PostingState.class)
    void silenceIsNotHealth(PostingState posting) {
        assertThat(Availability.of(posting, false, null)).isNotEqualTo(Availability.AVAILABLE);
    }

    @Test
    void unknownIsNotCalledUnavailableUnlessTheRosterSaysAway() {
        assertThat(Availability.of(PostingState.ON_DUTY, false, null))
                .isEqualTo(Availability.UNKNOWN);
        assertThat(Availability.of(PostingState.PLANNED, false, null))
                .isEqualTo(Availability.UNKNOWN);
        assertThat(Availability.of(PostingState.DESCENT, false, null))
                .isEqualTo(Availability.NOT_AVAILABLE);
        assertThat(Availability.of(PostingState.ON_DUTY, true, true))
                .isEqualTo(Availability.NOT_AVAILABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "ON_DUTY, true, AVAILABLE",
        "HANDING_OVER, true, AVAILABLE",
        "ON_DUTY, false, NOT_AVAILABLE",
        "ACCLIMATISING, true, NOT_AVAILABLE",
        "ON_LEAVE, true, NOT_AVAILABLE"
    })
    void whoIsKnownIsThereOnDutyWithoutRed(
            PostingState posting, boolean fit, Availability available) {
        assertThat(Availability.of(posting, false, fit)).isEqualTo(available);
    }
}
