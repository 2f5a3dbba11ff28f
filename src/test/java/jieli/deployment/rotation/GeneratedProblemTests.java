package jieli.deployment.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the bench plans. */
final class GeneratedProblemTests {

    @Test
    void theSameSeedGivesTheSameProblem() {
        assertThat(GeneratedProblem.of(60, 25, 7)).isEqualTo(GeneratedProblem.of(60, 25, 7));
        assertThat(GeneratedProblem.of(60, 25, 8)).isNotEqualTo(GeneratedProblem.of(60, 25, 7));
    }

    @Test
    void aPublishedSizeHoldsWhatItSays() {
        for (var size : GeneratedProblem.Size.values()) {
            var problem = size.problem();
            assertThat(problem.candidates()).hasSize(size.candidates);
            assertThat(problem.seats()).hasSize(size.seats);
            assertThat(problem.horizon().months()).isEqualTo(36);
            assertThat(problem.settings().teams()).isNotEmpty();
            assertThat(problem.couples()).isNotEmpty();
            assertThat(problem.seats())
                    .allMatch(seat -> problem.horizon().holds(seat.period()))
                    .extracting(Seat::altitudeMetres)
                    .allSatisfy(metres -> assertThat(metres).isBetween(3_000, 4_700));
        }
    }
}
