package jieli.deployment.planning.round;

import java.util.List;
import java.util.UUID;
import jieli.deployment.Period;
import jieli.directory.InstitutionId;
import jieli.directory.Person.Grade;
import jieli.pairing.PairingId;
import org.jspecify.annotations.Nullable;

/**
 * A post wanted in a round.
 *
 * @param seat the seat it was copied from, null if it came by workbook
 * @param minimumGrade the lowest professional title that will do, null for any
 * @param altitudeMetres as it was typed; null leaves it to the directory
 * @param languages codes, any one of which will do; none for no demand
 * @param weight 1 to 5
 * @param during with an end
 */
public record Post(
        UUID id,
        @Nullable UUID seat,
        PairingId pairing,
        InstitutionId recipient,
        String specialty,
        @Nullable Grade minimumGrade,
        @Nullable Integer altitudeMetres,
        List<String> languages,
        int weight,
        Period during,
        String note) {

    public Post {
        languages = List.copyOf(languages);
    }
}
