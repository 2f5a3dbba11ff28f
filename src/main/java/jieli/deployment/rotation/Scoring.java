package jieli.deployment.rotation;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The score of a plan, counted from its stays alone. */
final class Scoring {

    private Scoring() {}

    static Score of(Problem problem, Plan plan) {
        return new Score(unmet(problem, plan), handovers(plan), unfairness(plan));
    }

    private static long unmet(Problem problem, Plan plan) {
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

    private static long handovers(Plan plan) {
        var seats = plan.stays().stream().map(stay -> stay.seat().id()).distinct().count();
        return plan.stays().size() - seats;
    }

    private static long unfairness(Plan plan) {
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
