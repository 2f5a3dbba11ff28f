package jieli.mentoring.baton;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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

    /** When the grant is worth something: while employed. */
    Stream<Period> rights() {
        return granted.stream()
                .flatMap(grant -> employed.stream().flatMap(work -> grant.shared(work).stream()));
    }

    /**
     * The first day without the right held on a day, grants that follow each other taken together;
     * empty if no end is known.
     */
    Optional<LocalDate> end(LocalDate day) {
        var end = day;
        for (var right : rights().sorted(Comparator.comparing(Period::from)).toList()) {
            var until = right.until();
            if (!right.from().isAfter(end) && (until == null || until.isAfter(end))) {
                if (until == null) {
                    return Optional.empty();
                }
                end = until;
            }
        }
        return Optional.of(end);
    }

    /** Whether the doctor stops working here on a day. */
    boolean leaves(LocalDate day) {
        return employed.stream().anyMatch(work -> day.equals(work.until()))
                && employed.stream().noneMatch(work -> work.contains(day));
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
