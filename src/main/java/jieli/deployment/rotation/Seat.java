package jieli.deployment.rotation;

import java.util.Set;
import java.util.UUID;
import jieli.directory.Person.Grade;
import org.jspecify.annotations.Nullable;

/**
 * A post that a recipient wants held.
 *
 * @param name as a planner reads it, with the recipient's name in it
 * @param recipient the institution it stands in
 * @param specialty code of the one specialty wanted
 * @param minimumGrade the lowest professional title that will do; null if any will
 * @param altitudeMetres of the place slept at; null if unknown, and then nobody's clearance can be
 *     compared with it
 * @param languages any one of which the holder must speak; empty if none is asked for
 * @param weight how much a day without a holder counts, 1 to 1,000
 * @param period in which a holder is wanted
 */
public record Seat(
        UUID id,
        String name,
        UUID recipient,
        String specialty,
        @Nullable Grade minimumGrade,
        @Nullable Integer altitudeMetres,
        Set<String> languages,
        int weight,
        Period period) {

    public Seat {
        languages = Set.copyOf(languages);
        if (weight < 1 || weight > 1_000) {
            throw new IllegalArgumentException("weight is 1 to 1,000, not " + weight);
        }
    }
}
