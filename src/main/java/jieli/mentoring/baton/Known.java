package jieli.mentoring.baton;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jieli.deployment.Period;
import jieli.deployment.Posting;
import jieli.pairing.PairingId;
import org.jspecify.annotations.Nullable;

/**
 * A baton with what is shown of it besides the judgement.
 *
 * @param stays of the residents who taught it, in order of time
 * @param grants of level 4 or 5 to doctors of the hospital
 * @param means what was noted of equipment or consumables
 * @param programme of the newest case that names one; null if none does
 * @param simulated whether any deed was made up
 */
record Known(
        BatonKey key,
        Baton baton,
        List<Posting.Held> stays,
        List<Grant> grants,
        List<Means> means,
        @Nullable PairingId programme,
        boolean simulated) {

    /** A time somebody may do it alone. */
    record Grant(UUID person, int level, Period during) {}

    public Known {
        stays = List.copyOf(stays);
        grants = List.copyOf(grants);
        means = List.copyOf(means);
    }

    /** The level somebody holds on a day, 4 at least. */
    int level(UUID person, LocalDate day) {
        return grants.stream()
                .filter(grant -> grant.person().equals(person) && grant.during().contains(day))
                .mapToInt(Grant::level)
                .max()
                .orElse(4);
    }

    /** What held of equipment or consumables on a day; empty if nobody knows. */
    Optional<Means.State> means(Means.Kind kind, LocalDate day) {
        return Means.on(day, kind, means).map(Means::state);
    }

    /** Of whoever taught last up to a day; else the programme the cases name. */
    Optional<PairingId> pairing(LocalDate day) {
        return stays.stream()
                .filter(stay -> !stay.during().from().isAfter(day))
                .max(Comparator.comparing(stay -> stay.during().from()))
                .map(Posting.Held::pairing)
                .or(() -> Optional.ofNullable(programme));
    }
}
