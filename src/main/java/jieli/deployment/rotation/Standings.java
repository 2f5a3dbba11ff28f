package jieli.deployment.rotation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The best plan so far, the proven bound, and the time; tells whoever listens of each gain. */
final class Standings {

    private final Problem problem;
    private final Planner.Effort effort;
    private final Planner.Progress progress;
    private final long begin = System.nanoTime();
    private @Nullable Plan plan;
    private @Nullable Score score;
    private @Nullable Duration firstPlan;
    private long bound;

    Standings(Problem problem, Planner.Effort effort, Planner.Progress progress) {
        this.problem = problem;
        this.effort = effort;
        this.progress = progress;
    }

    /** Takes a plan that keeps the rules; true if it is better than the best before. */
    synchronized boolean take(Plan found) {
        var of = Score.of(problem, found);
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
        if (score != null) {
            var gap = Outcome.gapPercent(score.unmet(), bound);
            progress.at(new Planner.Standing(score, bound, gap, elapsed()));
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

    double secondsLeft(double share) {
        return (effort.limit().toMillis() * share - elapsed().toMillis()) / 1e3;
    }
}
