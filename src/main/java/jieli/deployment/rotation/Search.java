package jieli.deployment.rotation;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Level by level: the unmet need first; among the plans with the least, the hand-overs; among those
 * the unfairness. What a level's prices rule out is out for the levels after it.
 */
final class Search {

    /** Up to which share of the time each level may search. */
    private static final double[] SHARES = {0.8, 0.9, 1};

    private final Problem problem;
    private final List<Rule> rules;
    private final Planner.Effort effort;
    private final Standings standings;
    private Columns columns;

    Search(Problem problem, List<Rule> rules, Planner.Effort effort, Planner.Progress progress) {
        this.problem = problem;
        this.rules = rules;
        this.effort = effort;
        this.standings = new Standings(problem, effort, progress);
        this.columns = new Columns(problem, Board.of(problem, rules));
    }

    /** The best plan found; null if the pins leave none. */
    Outcome.@Nullable Planned run(@Nullable Plan known) {
        var required = required();
        begin(required, known);
        var bounds = new long[SHARES.length];
        var proven = true;
        for (var i = 0; i < SHARES.length && proven; i++) {
            var level = new Level(level(i), rules, standings, effort);
            proven = level.run(required(), SHARES[i]);
            bounds[i] = level.bound();
            if (standings.score() == null) {
                return null;
            }
            columns = level.remaining();
        }
        var score = Objects.requireNonNull(standings.score());
        return new Outcome.Planned(
                Objects.requireNonNull(standings.plan()),
                score,
                new Score(bounds[0], bounds[1], bounds[2]),
                proven,
                standings.firstPlan(),
                standings.elapsed(),
                !proven);
    }

    private int[] required() {
        return columns.find(new Plan(columns.board.required()));
    }

    private void begin(int[] required, @Nullable Plan known) {
        if (known != null && keepsRules(known)) {
            standings.take(known);
        }
        var program = program(new Goal.Unmet(columns));
        var plan = new Greedy(program).plan(required);
        for (var breaches = breaches(plan); !breaches.isEmpty(); breaches = breaches(plan)) {
            var broken = breaches.stream().flatMap(breach -> breach.stays().stream()).toList();
            var kept = plan.stays().stream().filter(stay -> !broken.contains(stay)).toList();
            if (kept.size() == plan.stays().size()) {
                return;
            }
            plan = new Plan(kept);
        }
        standings.take(plan);
    }

    private List<Rule.Breach> breaches(Plan plan) {
        return rules.stream().flatMap(rule -> rule.check(problem, plan).stream()).toList();
    }

    private boolean keepsRules(Plan plan) {
        return breaches(plan).isEmpty();
    }

    private Program level(int i) {
        return switch (i) {
            case 0 -> program(new Goal.Unmet(columns));
            case 1 -> program(new Goal.Handovers(columns, score().unmet()));
            default -> program(new Goal.Unfairness(columns, score()));
        };
    }

    private Score score() {
        return Objects.requireNonNull(standings.score());
    }

    private Program program(Goal goal) {
        return new Program(columns, new Aways(columns), new Teams(columns), goal);
    }
}
