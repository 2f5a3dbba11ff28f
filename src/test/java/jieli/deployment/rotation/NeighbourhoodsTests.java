package jieli.deployment.rotation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import jieli.deployment.rotation.rules.RotationRules;
import org.junit.jupiter.api.Test;

/** What is done with problems too large to be proven in one go, on one that is small enough. */
final class NeighbourhoodsTests {

    private static final Planner PLANNER = new Planner(RotationRules.all());
    private static final Planner.Effort MINUTE = Planner.Effort.of(Duration.ofMinutes(1));
    private static final Problem PROBLEM = GeneratedProblem.Size.SMALL.problem();
    private static final Columns COLUMNS =
            new Columns(PROBLEM, Board.of(PROBLEM, RotationRules.all()));
    private static final Program PROGRAM =
            new Program(
                    COLUMNS,
                    new Program.Aways(COLUMNS),
                    new Teams(COLUMNS),
                    new Goal.Unmet(COLUMNS));

    @Test
    void partsMakeAPlanThatKeepsTheRulesAndLeavesLittleMoreNeedThanTheBest() {
        var standings =
                new Search.Standings(
                        plan -> Score.of(PROBLEM, plan), MINUTE, Planner.Progress.NONE);
        var parts = new Neighbourhoods(PROGRAM, prices(), standings, new int[0]);
        parts.fill(() -> false);
        assertThat(PLANNER.check(PROBLEM, requireNonNull(standings.plan()))).isEmpty();
        parts.improve(() -> false);
        assertThat(PLANNER.check(PROBLEM, requireNonNull(standings.plan()))).isEmpty();
        assertThat(Outcome.gapPercent(requireNonNull(standings.score()).unmet(), best().unmet()))
                .isLessThan(1);
    }

    @Test
    void aTeamSeenWholeRaisesTheBoundButNotAboveTheBestPlan() {
        var prices = prices();
        assertThat(PROGRAM.teams().bound(PROGRAM, prices, () -> false))
                .isBetween(prices.bound(), best().unmet());
    }

    private static Prices prices() {
        var ascent = new Ascent(PROGRAM);
        ascent.climb(COLUMNS.wanted(), () -> false);
        return new Prices(PROGRAM, ascent.best());
    }

    private static Score best() {
        var planned = (Outcome.Planned) PLANNER.solve(PROBLEM, MINUTE, Planner.Progress.NONE);
        assertThat(planned.proven()).isTrue();
        return planned.score();
    }
}
