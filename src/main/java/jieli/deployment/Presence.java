package jieli.deployment;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;

/**
 * Days of a posting up to a day. Calendar days and days at the place are never the same figure.
 *
 * @param calendarDays days of the term that have begun
 * @param onSiteDays of these, days without an absence
 */
public record Presence(long calendarDays, long onSiteDays) {

    /**
     * Counts up to and with a day.
     *
     * @param absences of this posting; they do not overlap
     */
    public static Presence of(Posting posting, Collection<Absence> absences, LocalDate today) {
        if (today.isBefore(posting.during().from())
                || posting.state() == PostingState.WITHDRAWN
                || posting.state() == PostingState.POSTPONED) {
            return new Presence(0, 0);
        }
        var begun = new Period(posting.during().from(), today.plusDays(1));
        var counted = posting.during().shared(begun).orElseThrow();
        var away =
                absences.stream()
                        .map(absence -> absence.during().shared(counted))
                        .flatMap(Optional::stream)
                        .mapToLong(Period::days)
                        .sum();
        return new Presence(counted.days(), counted.days() - away);
    }
}
