package jieli.deployment.altitude;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import jieli.deployment.PostingId;
import jieli.deployment.altitude.Findings.Flag;
import jieli.directory.PersonId;

/**
 * A daily check: what someone said, what was measured, what it amounted to by the rules of its day.
 *
 * @param words in the person's own words; may be empty
 */
record Check(
        UUID id,
        PostingId posting,
        PersonId person,
        Instant takenAt,
        LakeLouise score,
        Reading reading,
        Set<Flag> flags,
        String words,
        Findings findings,
        boolean simulated) {

    Check {
        flags = Set.copyOf(flags);
    }
}
