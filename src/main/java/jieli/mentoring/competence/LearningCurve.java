package jieli.mentoring.competence;

import java.util.ArrayList;
import java.util.List;

/**
 * The learning curve of one person in one technique, case by case (LC-CUSUM): S₀ = 0, S = max(0, S
 * + w); competence is shown once S ≥ h. The hypothesis to be refuted is that the person cannot do
 * it.
 *
 * @param criterion what is asked
 * @param scores S after each case, in the order in which the cases were done
 */
record LearningCurve(Criterion criterion, List<Double> scores) {

    /** What may be said of a curve; nothing more. */
    public sealed interface Verdict {

        /**
         * 证据不足: even without a failure so few cases could not show competence.
         *
         * @param cases how many there are
         * @param fewest how many it takes at least
         */
        record NotEnoughCases(int cases, int fewest) implements Verdict {}

        /** Enough cases and no signal: not yet shown, which is not incompetent. */
        record NotYetShown(int cases) implements Verdict {}

        /**
         * The score has reached the limit.
         *
         * @param at the case that did it, from 1
         */
        record Shown(int at) implements Verdict {}
    }

    public LearningCurve {
        scores = List.copyOf(scores);
    }

    /**
     * The curve of some cases.
     *
     * @param failures for each case in order whether it failed as the technique defines failure
     */
    public static LearningCurve of(Criterion criterion, List<Boolean> failures) {
        return new LearningCurve(
                criterion, climb(failures, criterion.success(), criterion.failure()));
    }

    /** Each case adds its weight; the score never falls below 0. */
    static List<Double> climb(List<Boolean> failures, double success, double failure) {
        var scores = new ArrayList<Double>(failures.size());
        var score = 0.0;
        for (var failed : failures) {
            score = Math.max(0, score + (failed ? failure : success));
            scores.add(score);
        }
        return scores;
    }

    public Verdict verdict() {
        for (var i = 0; i < scores.size(); i++) {
            if (scores.get(i) >= criterion.limit()) {
                return new Verdict.Shown(i + 1);
            }
        }
        return scores.size() < criterion.fewest()
                ? new Verdict.NotEnoughCases(scores.size(), criterion.fewest())
                : new Verdict.NotYetShown(scores.size());
    }
}
