package jieli.deployment;

import jieli.directory.InstitutionId;
import jieli.directory.Person.Grade;
import jieli.pairing.PairingId;
import org.jspecify.annotations.Nullable;

/**
 * A discipline wanted at a hospital for a time (岗位需求).
 *
 * @param specialty a code of {@code terms}
 * @param minimumGrade the lowest professional title that will do, null for any
 * @param weight how much it is needed, 1 to 5
 */
public record Seat(
        SeatId id,
        PairingId pairing,
        InstitutionId recipient,
        String specialty,
        @Nullable Grade minimumGrade,
        int weight,
        Period during,
        String note,
        boolean simulated) {}
