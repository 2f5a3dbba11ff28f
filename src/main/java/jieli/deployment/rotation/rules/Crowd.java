package jieli.deployment.rotation.rules;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jieli.deployment.rotation.Plan;

/** People who are away on the same day. */
final class Crowd {

    private Crowd() {}

    /**
     * The first stays found to be on one day and more than the limit; a crowd begins with
     * somebody's departure.
     */
    static Optional<List<Plan.Stay>> over(int limit, List<Plan.Stay> stays) {
        if (stays.size() <= limit) {
            return Optional.empty();
        }
        return stays.stream()
                .sorted(Comparator.comparing(stay -> stay.presence().from()))
                .map(stay -> stay.presence().from())
                .distinct()
                .map(day -> stays.stream().filter(stay -> stay.presence().holds(day)).toList())
                .filter(together -> together.size() > limit)
                .findFirst();
    }
}
