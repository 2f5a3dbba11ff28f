package jieli.deployment.rotation;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

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
        return new Score(countUnmet(problem, plan), countHandovers(plan), countUnfairness(plan));
    }

    private static long countUnmet(Problem problem, Plan plan) {
        var held = new HashMap<UUID, Long>();
        for (var stay : plan.stays()) {
            var days = stay.duty().shared(problem.horizon()).map(Period::days).orElse(0);
            held.merge(stay.seat().id(), (long) days, Long::sum);
        }
        return problem.seats().stream()
                .mapToLong(seat -> {
                    long wanted =
                            seat.period().shared(problem.horizon()).map(Period::days).orElse(0);
                    return seat.weight() * (wanted - held.getOrDefault(seat.id(), 0L));
                })
                .sum();
    }

    private static long countHandovers(Plan plan) {
        var seats = plan.stays().stream().map(stay -> stay.seat().id()).distinct().count();
        return plan.stays().size() - seats;
    }

    private static long countUnfairness(Plan plan) {
        Map<Candidate, Integer> months = new HashMap<>();
        long disliked = 0;
        for (var stay : plan.stays()) {
            months.merge(stay.candidate(), stay.duty().months(), Integer::sum);
            disliked += stay.candidate().dislikes(stay) ? Score.AGAINST_A_WISH : 0;
        }
        return disliked
                + months.entrySet().stream()
                        .mapToLong(entry -> load(entry.getKey().monthsAway(), entry.getValue()))
                        .sum();
    }

    /** What some months more add to the square of all months. */
    static long load(int past, int more) {
        return (long) (past + more) * (past + more) - (long) past * past;
    }
}
