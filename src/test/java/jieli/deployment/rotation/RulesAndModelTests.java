package jieli.deployment.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import jieli.deployment.rotation.rules.RotationRules;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** What a rule tells the solver and what it says of a finished plan are the same. */
class RulesAndModelTests {

    private static final List<Rule> RULES = RotationRules.all();
    private static final Planner PLANNER = new Planner(RULES);

    @Property(tries = 150)
    void aProposedPlanKeepsEveryRuleAndNoPlanThatKeepsThemIsBetter(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        var problem = TinyWorld.of(seed);
        var outcome =
                PLANNER.solve(
                        problem,
                        new Planner.Effort(Duration.ofSeconds(60), 1, () -> false),
                        Planner.Progress.NONE);
        if (outcome instanceof Outcome.Planned planned) {
            assertThat(PLANNER.check(problem, planned.plan())).isEmpty();
            assertThat(planned.proven()).isTrue();
            assertThat(planned.bound()).isEqualTo(planned.score());
            assertThat(planned.score()).isEqualTo(best(problem));
        } else {
            assertThat(new Planner.Input(problem, RULES).contradictions()).isNotEmpty();
        }
    }

    @Property(tries = 150)
    void aStayIsAllowedByTheModelExactlyIfNoRuleIsBrokenByItAlone(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        var problem = TinyWorld.of(seed);
        var columns = new Columns(problem, Board.of(problem, RULES));
        for (var stay : TinyWorld.stays(problem)) {
            assertThat(columns.find(stay) >= 0)
                    .as("%s", stay)
                    .isEqualTo(lasting(problem, new Plan(List.of(stay))).isEmpty());
        }
    }

    @Property(tries = 150)
    void twoStaysGoTogetherInTheModelExactlyIfTheyBreakNoRule(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        var problem = TinyWorld.of(seed);
        var columns = new Columns(problem, Board.of(problem, RULES));
        var program =
                new Program(
                        columns,
                        new Program.Aways(columns),
                        new Teams(columns),
                        new Goal.Unmet(columns));
        for (var one = 0; one < columns.count; one++) {
            for (var other = one + 1; other < columns.count; other++) {
                var plan = columns.plan(new int[] {one, other});
                assertThat(fit(program, one, other))
                        .as("%s", plan)
                        .isEqualTo(lasting(problem, plan).isEmpty());
            }
        }
    }

    /** A team's recipient by itself once seemed to need more than all of them together. */
    @Example
    void aTeamIsNotLookedAtByItselfWhereTheNeedOfAllIsHeldInPlace() {
        whateverTheRowsCostNoPlanIsBetterThanTheBound(425_802);
    }

    @Property(tries = 100)
    void whateverTheRowsCostNoPlanIsBetterThanTheBound(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        var problem = TinyWorld.of(seed);
        var outcome =
                PLANNER.solve(
                        problem, Planner.Effort.of(Duration.ofSeconds(60)), Planner.Progress.NONE);
        if (!(outcome instanceof Outcome.Planned planned)) {
            return;
        }
        var columns = new Columns(problem, Board.of(problem, RULES));
        var goals =
                List.of(
                        new Goal.Unmet(columns),
                        new Goal.Handovers(columns),
                        new Goal.Changes(columns, Plan.empty()),
                        new Goal.Unfairness(columns, planned.score()));
        for (var goal : goals) {
            var program =
                    new Program(columns, new Program.Aways(columns), new Teams(columns), goal);
            var random = new Random(seed);
            var some = random.doubles(program.rows(), -10, 100).toArray();
            assertThat(new Prices(program, some).bound())
                    .isLessThanOrEqualTo(goal.of(planned.plan()));
            assertThat(program.teams().bound(program, new Prices(program, some), () -> false))
                    .isLessThanOrEqualTo(goal.of(planned.plan()));
            var ascent = new Ascent(program);
            var looks = new AtomicInteger();
            ascent.climb(goal.of(planned.plan()), () -> looks.incrementAndGet() > 200);
            assertThat(new Prices(program, ascent.best()).bound())
                    .isLessThanOrEqualTo(goal.of(planned.plan()));
        }
    }

    private static boolean fit(Program program, int... chosen) {
        var left = program.ceilings();
        for (var k : chosen) {
            program.entries(k, (row, coefficient) -> left[row] -= coefficient);
        }
        for (var row = 0; row < program.plainRows(); row++) {
            if (left[row] < 0) {
                return false;
            }
        }
        return true;
    }

    /** Breaches that nothing added would mend. */
    private static List<Rule.Breach> lasting(Problem problem, Plan plan) {
        return RULES.stream()
                .filter(rule -> !rule.isMendedByMore())
                .flatMap(rule -> rule.check(problem, plan).stream())
                .toList();
    }

    /** The best score of all plans there are, by looking at each; the model has no part in it. */
    private static Score best(Problem problem) {
        var alone =
                TinyWorld.stays(problem).stream()
                        .filter(stay -> lasting(problem, new Plan(List.of(stay))).isEmpty())
                        .toList();
        var best = new ArrayList<>(List.of(Score.of(problem, Plan.empty())));
        extend(problem, alone, 0, Plan.empty(), best);
        return best.getFirst();
    }

    private static void extend(
            Problem problem, List<Plan.Stay> stays, int from, Plan plan, List<Score> best) {
        for (var i = from; i < stays.size(); i++) {
            var longer = plan.with(stays.get(i));
            if (!lasting(problem, longer).isEmpty()) {
                continue;
            }
            var score = Score.of(problem, longer);
            if (score.compareTo(best.getFirst()) < 0 && PLANNER.check(problem, longer).isEmpty()) {
                best.set(0, score);
            }
            extend(problem, stays, i + 1, longer, best);
        }
    }
}
