package jieli.mentoring.baton;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jieli.deployment.Period;

/**
 * A local doctor who was ever granted to do the technique alone.
 *
 * @param person in the directory
 * @param granted when a grant of level 4 or 5 is valid: from its date to its expiry, without
 *     suspensions
 * @param employed when the doctor works here; a known last day ends it
 * @param away leaves and absences; open while not back
 */
record Doctor(UUID person, List<Period> granted, List<Period> employed, List<Period> away) {

    public Doctor {
        granted = List.copyOf(granted);
        employed = List.copyOf(employed);
        away = List.copyOf(away);
    }

    /** Granted, employed, and not away for longer than a leave may take. */
    boolean isAble(LocalDate day, int leave) {
        return granted.stream().anyMatch(period -> period.contains(day))
                && employed.stream().anyMatch(period -> period.contains(day))
                && away.stream()
                        .noneMatch(period ->
                                period.contains(day)
                                        && period.from().plusDays(leave).isBefore(day));
    }
}
