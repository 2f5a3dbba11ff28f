package jieli.deployment.rotation;

import java.util.Comparator;

/**
 * How good a plan is; less is better, the first number decides before the second, the second before
 * the third.
 *
 * @param unmet days on which a seat within the horizon has nobody on duty, each counted with the
 *     seat's weight
 * @param handovers how often a seat passes from one holder to the next, over a gap too: stays at a
 *     seat less one, summed over the seats that are held at all
 * @param unfairness for each candidate sent the square of all months away, past ones included, less
 *     the square of the past ones; 36 more for each stay against the candidate's wishes
 */
public record Score(long unmet, long handovers, long unfairness) implements Comparable<Score> {

    /** What a stay against somebody's wishes adds to the unfairness. */
    public static final int AGAINST_A_WISH = 36;

    private static final Comparator<Score> ORDER =
            Comparator.comparingLong(Score::unmet)
                    .thenComparingLong(Score::handovers)
                    .thenComparingLong(Score::unfairness);

    @Override
    public int compareTo(Score other) {
        return ORDER.compare(this, other);
    }

    /** The score of any plan, however it came about; the plan must keep the rules. */
    public static Score of(Problem problem, Plan plan) {
        return Scoring.of(problem, plan);
    }
}
