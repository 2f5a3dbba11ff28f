package jieli.deployment.altitude;

import static org.assertj.core.api.Assertions.assertThat;

import jieli.deployment.PostingState;
import jieli.deployment.altitude.Level.Availability;
import jieli.deployment.altitude.Level.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is there for duty, as far as one may know. */
class AvailabilityTests {

    @ParameterizedTest
    @EnumSource(PostingState.class)
    void whoMayNotKnowNeverReadsAvailable(PostingState posting) {
        assertThat(Availability.of(posting, State.UNKNOWN, null))
                .isNotEqualTo(Availability.AVAILABLE);
        assertThat(Availability.of(posting, State.FIT, null)).isNotEqualTo(Availability.AVAILABLE);
        assertThat(Availability.of(posting, State.UNKNOWN, Level.GREEN))
                .isNotEqualTo(Availability.AVAILABLE);
    }

    @Test
    void unknownIsNotCalledUnavailableUnlessTheRosterSaysAway() {
        assertThat(Availability.of(PostingState.ON_DUTY, State.UNKNOWN, Level.GREEN))
                .isEqualTo(Availability.UNKNOWN);
        assertThat(Availability.of(PostingState.PLANNED, State.UNKNOWN, Level.GREEN))
                .isEqualTo(Availability.UNKNOWN);
        assertThat(Availability.of(PostingState.DESCENT, State.UNKNOWN, null))
                .isEqualTo(Availability.NOT_AVAILABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "ON_DUTY, FIT, GREEN, AVAILABLE",
        "HANDING_OVER, REVIEW, AMBER, AVAILABLE",
        "ON_DUTY, NOT_WATCHED, GREEN, AVAILABLE",
        "ON_DUTY, REVIEW, RED, NOT_AVAILABLE",
        "ON_DUTY, DESCEND, EMERGENCY, NOT_AVAILABLE",
        "ACCLIMATISING, FIT, GREEN, NOT_AVAILABLE"
    })
    void whoIsKnownIsThereOnDutyWithoutRed(
            PostingState posting, State state, Level level, Availability available) {
        assertThat(Availability.of(posting, state, level)).isEqualTo(available);
    }
}
