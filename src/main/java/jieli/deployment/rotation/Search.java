package jieli.deployment.rotation;

import static java.util.function.Predicate.not;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Level by level: the unmet need first, by itself if there are too many stays to prove anything at
 * once; then the need with the hand-overs; among the plans that are best in both the unfairness.
 * What a level's prices rule out is out for the levels after it.
 */
final class Search {

    /** Up to which share of the time the need may be searched for, and what counts less. */
    private static final double FOR_NEED = 0.9;

    private static final double FOR_LESSER = 0.95;

    private final Problem problem;
    private final List<Rule> rules;
    private final Planner.Effort effort;
    private final Standings standings;

    /** To be changed as little as possible, in place of the levels below the need; or null. */
    private final @Nullable Plan earlier;

    private Columns columns;
    private Score bound = new Score(0, 0, 0);
    private boolean proven;
    private boolean impossible;

    Search(
            Problem problem,
            List<Rule> rules,
            Planner.Effort effort,
            Planner.Progress progress,
            @Nullable Plan earlier) {
        this.problem = problem;
        this.rules = rules;
        this.effort = effort;
        this.earlier = earlier;
        this.columns = new Columns(problem, Board.of(problem, rules));
        this.standings = new Standings(this::measure, effort, progress);
    }

    private Score measure(Plan plan) {
        var score = Score.of(problem, plan);
        return earlier == null ? score : new Score(score.unmet(), changes(earlier, plan), 0);
    }

    /** Stays given up and stays that are new. */
    private static long changes(Plan earlier, Plan plan) {
        var same = plan.stays().stream().filter(Set.copyOf(earlier.stays())::contains).count();
        return earlier.stays().size() + plan.stays().size() - 2 * same;
    }

    /** The best plan found, or why there is none. */
    Outcome run() {
        begin();
        if (isLarge() && !search(new Goal.Unmet(columns), FOR_NEED)) {
            return none();
        }
        if (!isLarge()) {
            if (!search(lesser(), FOR_LESSER)) {
                return none();
            }
            if (earlier == null) {
                search(new Goal.Unfairness(columns, score()), 1);
            }
        }
        return planned(proven && !isLarge());
    }

    /** With so many stays left only the need is planned for; the rest of the time is not enough. */
    private boolean isLarge() {
        return columns.count > Level.MANY;
    }

    private Goal lesser() {
        return earlier == null ? new Goal.Handovers(columns) : new Goal.Changes(columns, earlier);
    }

    private Program program(Goal goal) {
        return new Program(columns, new Program.Aways(columns), new Teams(columns), goal);
    }

    /** False if there is no plan. */
    private boolean search(Goal goal, double share) {
        var level = new Level(program(goal), standings, effort.workers());
        proven = level.run(required(), share) && (proven || !(goal instanceof Goal.Unfairness));
        impossible = level.isImpossible();
        if (standings.score() == null) {
            return false;
        }
        bound = goal.bound(level.bound(), bound, score());
        columns = level.remaining();
        return true;
    }

    private Outcome planned(boolean proven) {
        var plan = Objects.requireNonNull(standings.plan());
        return new Outcome.Planned(
                plan,
                Score.of(problem, plan),
                bound,
                proven,
                standings.firstPlan(),
                standings.elapsed(),
                !proven);
    }

    private Outcome none() {
        var why = new Planner.Input(problem, rules).unfinished(impossible);
        return new Outcome.Contradictory(
                why.isEmpty() ? List.of(Sentence.of("contradiction.no-plan")) : why);
    }

    private int[] required() {
        return columns.find(new Plan(columns.board.required()));
    }

    /** The earlier plan as far as it still keeps the rules, and one made in no time. */
    private void begin() {
        if (earlier != null) {
            take(earlier);
        }
        take(new Level.Greedy(program(new Goal.Unmet(columns))).plan(required()));
    }

    /** What breaks a rule goes home until nothing does; then pins may be gone, and all was vain. */
    private void take(Plan found) {
        var plan = found;
        for (var broken = broken(plan); !broken.isEmpty(); broken = broken(plan)) {
            var stays = plan.stays().stream().filter(not(broken::contains)).toList();
            plan = new Plan(stays);
        }
        if (breaches(plan).isEmpty()) {
            standings.take(plan);
        }
    }

    private Set<Plan.Stay> broken(Plan plan) {
        return breaches(plan).stream()
                .flatMap(breach -> breach.stays().stream())
                .collect(Collectors.toSet());
    }

    private List<Rule.Breach> breaches(Plan plan) {
        return rules.stream().flatMap(rule -> rule.check(problem, plan).stream()).toList();
    }

    private Score score() {
        return Objects.requireNonNull(standings.score());
    }

    /** The best plan so far, the proven bound, and the time; tells whoever listens of each gain. */
    static final class Standings {

        private final Function<Plan, Score> measure;
        private final Planner.Effort effort;
        private final Planner.Progress progress;
        private final long begin = System.nanoTime();
        private @Nullable Plan plan;
        private @Nullable Score score;
        private @Nullable Duration firstPlan;
        private long bound;

        Standings(Function<Plan, Score> measure, Planner.Effort effort, Planner.Progress progress) {
            this.measure = measure;
            this.effort = effort;
            this.progress = progress;
        }

        /** Takes a plan that keeps the rules; true if it is better than the best before. */
        synchronized boolean take(Plan found) {
            var of = measure.apply(found);
            if (score != null && of.compareTo(score) >= 0) {
                return false;
            }
            plan = found;
            score = of;
            if (firstPlan == null) {
                firstPlan = elapsed();
            }
            tell();
            return true;
        }

        /** Takes a bound of the unmet need; a weaker one than before changes nothing. */
        synchronized void raise(long unmet) {
            var capped = score == null ? unmet : Math.min(unmet, score.unmet());
            if (capped > bound) {
                bound = capped;
                tell();
            }
        }

        private void tell() {
            if (plan != null && score != null) {
                var gap = Outcome.gapPercent(score.unmet(), bound);
                progress.at(new Planner.Standing(plan, score, bound, gap, elapsed()));
            }
        }

        synchronized @Nullable Plan plan() {
            return plan;
        }

        synchronized @Nullable Score score() {
            return score;
        }

        synchronized long bound() {
            return bound;
        }

        synchronized Duration firstPlan() {
            return firstPlan == null ? elapsed() : firstPlan;
        }

        Duration elapsed() {
            return Duration.ofNanos(System.nanoTime() - begin);
        }

        /** Whether to end: told so, or the time is up. */
        boolean over() {
            return effort.stop().getAsBoolean() || elapsed().compareTo(effort.limit()) >= 0;
        }

        /** Whether a share of the whole time, counted from the beginning, is used up. */
        boolean over(double share) {
            return over() || elapsed().toMillis() >= effort.limit().toMillis() * share;
        }

        /** Of a share of the whole time, counted from the beginning; 0 once told to end. */
        long millisLeft(double share) {
            var left = (long) (effort.limit().toMillis() * share) - elapsed().toMillis();
            return effort.stop().getAsBoolean() ? 0 : Math.max(0, left);
        }

        double secondsLeft(double share) {
            return (effort.limit().toMillis() * share - elapsed().toMillis()) / 1e3;
        }
    }
}
