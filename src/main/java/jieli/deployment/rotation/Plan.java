package jieli.deployment.rotation;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who holds which seat when, in the order of seats and days.
 *
 * @param stays in no overlap on a seat if the rules are kept
 */
public record Plan(List<Stay> stays) {

    private static final Comparator<Stay> ORDER =
            Comparator.comparing((Stay stay) -> stay.seat().name())
                    .thenComparing(stay -> stay.seat().id())
                    .thenComparing(stay -> stay.duty().from())
                    .thenComparing(stay -> stay.candidate().id());

    public Plan {
        stays = stays.stream().sorted(ORDER).toList();
    }

    /**
     * A candidate at a seat. Made by {@link Problem#stay}.
     *
     * @param duty the days on which the seat counts as held
     * @param presence the duty with the days of hand-over after it; the day of return is its end
     */
    public record Stay(Seat seat, Candidate candidate, Period duty, Period presence) {}

    /** Nobody goes anywhere. */
    public static Plan empty() {
        return new Plan(List.of());
    }

    /** The stays at a seat, by day. */
    public List<Stay> at(Seat seat) {
        return stays.stream().filter(stay -> stay.seat().id().equals(seat.id())).toList();
    }

    /** The stays of a candidate, by day. */
    public List<Stay> of(Candidate candidate) {
        return stays.stream()
                .filter(stay -> stay.candidate().id().equals(candidate.id()))
                .sorted(Comparator.comparing(stay -> stay.duty().from()))
                .toList();
    }

    /** The plan with one more stay. */
    public Plan with(Stay stay) {
        return new Plan(Stream.concat(stays.stream(), Stream.of(stay)).toList());
    }

    /** The plan without a stay. */
    public Plan without(Stay stay) {
        return new Plan(stays.stream().filter(other -> !other.equals(stay)).toList());
    }
}
