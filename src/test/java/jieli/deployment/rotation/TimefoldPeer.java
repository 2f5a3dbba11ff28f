package jieli.deployment.rotation;

import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.constructionheuristic.ConstructionHeuristicPhaseConfig;
import ai.timefold.solver.core.config.constructionheuristic.ConstructionHeuristicType;
import ai.timefold.solver.core.config.heuristic.selector.move.composite.UnionMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.factory.MoveIteratorFactoryConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.ChangeMoveSelectorConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.localsearch.decider.acceptor.AcceptorType;
import ai.timefold.solver.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import ai.timefold.solver.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import ai.timefold.solver.core.config.score.director.ScoreDirectorFactoryConfig;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import jieli.deployment.rotation.rules.RotationRules;

/**
 * Timefold Solver, community edition, on the same problem: which stay each candidate's tours have.
 * A candidate is only offered the stays that no rule forbids by itself, the same that our planner
 * chooses among; all other rules are its hard level, our three levels its soft ones. Hardest first
 * to begin with, then late acceptance over changes, swaps, and changes that clear the chair.
 */
final class TimefoldPeer {

    /**
     * What the peer reaches.
     *
     * @param firstPlan until a plan that breaks no rule
     */
    record Result(Plan plan, Score score, Duration firstPlan) {}

    private TimefoldPeer() {}

    static Result solve(Problem problem, Duration limit) {
        var started = System.nanoTime();
        var columns = new Columns(problem, Board.of(problem, RotationRules.all()));
        var model = TimefoldPlan.of(columns, new Program.Aways(columns));
        var first = new AtomicReference<>(limit);
        var left = limit.minusNanos(System.nanoTime() - started);
        var solver = SolverFactory.<TimefoldPlan>create(config(problem.seed(), left)).buildSolver();
        solver.addEventListener(event -> {
            var plan = event.getNewBestSolution();
            if (event.isNewBestSolutionInitialized() && plan.score().isFeasible()) {
                first.compareAndSet(limit, Duration.ofNanos(System.nanoTime() - started));
            }
        });
        var found = solver.solve(model);
        var best =
                found.score().isFeasible()
                        ? GreedyHand.mended(problem, columns, found.chosen())
                        : Plan.empty();
        var until = Objects.requireNonNull(first.get());
        return new Result(best, Score.of(problem, best), until);
    }

    private static SolverConfig config(long seed, Duration limit) {
        return new SolverConfig()
                .withSolutionClass(TimefoldPlan.class)
                .withEntityClasses(TimefoldTour.class)
                .withScoreDirectorFactory(
                        new ScoreDirectorFactoryConfig()
                                .withIncrementalScoreCalculatorClass(TimefoldScore.class))
                .withEnvironmentMode(EnvironmentMode.NO_ASSERT)
                .withRandomSeed(seed)
                .withTerminationConfig(
                        new TerminationConfig().withMillisecondsSpentLimit(limit.toMillis()))
                .withPhases(
                        new ConstructionHeuristicPhaseConfig()
                                .withConstructionHeuristicType(
                                        ConstructionHeuristicType.FIRST_FIT_DECREASING),
                        localSearch());
    }

    private static LocalSearchPhaseConfig localSearch() {
        return new LocalSearchPhaseConfig()
                .withMoveSelectorConfig(
                        new UnionMoveSelectorConfig()
                                .withMoveSelectors(
                                        new ChangeMoveSelectorConfig(),
                                        new MoveIteratorFactoryConfig()
                                                .withMoveIteratorFactoryClass(
                                                        TimefoldEjection.class)))
                .withAcceptorConfig(
                        new LocalSearchAcceptorConfig()
                                .withAcceptorTypeList(List.of(AcceptorType.LATE_ACCEPTANCE))
                                .withLateAcceptanceSize(400))
                .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1));
    }
}
