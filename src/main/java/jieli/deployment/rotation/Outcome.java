package jieli.deployment.rotation;

import java.time.Duration;
import java.util.List;

/** What comes of planning. */
public sealed interface Outcome {

    /**
     * A plan that keeps every rule and every pin.
     *
     * @param bound no plan can be better than this, level by level: its unmet need always holds,
     *     its hand-overs hold among the plans with that unmet need, its unfairness among those with
     *     that many hand-overs
     * @param proven whether no better plan exists, on all three levels
     * @param firstPlan how long it took until there was a plan at all
     * @param stopped whether somebody stopped it, or the time ran out, before it was proven
     */
    record Planned(
            Plan plan,
            Score score,
            Score bound,
            boolean proven,
            Duration firstPlan,
            Duration elapsed,
            boolean stopped)
            implements Outcome {

        /** How far the unmet need may be from the best possible, in percent of itself. */
        public double gapPercent() {
            return Outcome.gapPercent(score.unmet(), bound.unmet());
        }
    }

    /** Nothing was planned, because the input contradicts itself; one sentence each. */
    record Contradictory(List<Sentence> sentences) implements Outcome {
        public Contradictory {
            sentences = List.copyOf(sentences);
        }
    }

    /** Distance of a value from its lower bound, in percent of the value; 0 if they meet. */
    static double gapPercent(long value, long bound) {
        return value <= bound ? 0 : 100.0 * (value - bound) / value;
    }
}
