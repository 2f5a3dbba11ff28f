package jieli.deployment.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import jieli.deployment.rotation.rules.RotationRules;
import org.junit.jupiter.api.Test;

/** What the planner is measured against keeps the same rules, and is no better. */
final class RotationPeersTests {

    private static final Problem PROBLEM = GeneratedProblem.of(30, 12, 5);
    private static final Planner PLANNER = new Planner(RotationRules.all());

    @Test
    void theHandPlannerBreaksNoRule() {
        var plan = GreedyHand.plan(GeneratedProblem.Size.SMALL.problem());
        assertThat(plan.stays()).isNotEmpty();
        assertThat(PLANNER.check(GeneratedProblem.Size.SMALL.problem(), plan)).isEmpty();
    }

    @Test
    void thePeerBreaksNoRule() {
        var peer = TimefoldPeer.solve(PROBLEM, Duration.ofSeconds(1));
        assertThat(peer.plan().stays()).isNotEmpty();
        assertThat(PLANNER.check(PROBLEM, peer.plan())).isEmpty();
        assertThat(peer.score()).isEqualTo(Score.of(PROBLEM, peer.plan()));
    }

    @Test
    void neitherIsBetterThanOurs() {
        var ours =
                (Outcome.Planned)
                        PLANNER.solve(
                                PROBLEM,
                                Planner.Effort.of(Duration.ofSeconds(20)),
                                Planner.Progress.NONE);
        assertThat(ours.proven()).isTrue();
        assertThat(PLANNER.check(PROBLEM, ours.plan())).isEmpty();
        assertThat(ours.score()).isLessThanOrEqualTo(Score.of(PROBLEM, GreedyHand.plan(PROBLEM)));
        assertThat(ours.score())
                .isLessThanOrEqualTo(TimefoldPeer.solve(PROBLEM, Duration.ofSeconds(1)).score());
    }
}
