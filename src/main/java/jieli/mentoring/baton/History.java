package jieli.mentoring.baton;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jieli.deployment.Period;

/**
 * All that is known of one technique at one hospital. The order of the lists says nothing: what
 * arrives late changes the same standing as what arrived in time.
 *
 * @param cases ever done; drills are none
 * @param teachers the stays of resident visitors who taught it here; whoever comes for a few days
 *     starts no clock and stops none
 * @param doctors who may do it alone, now or once
 * @param granted whether anybody was ever granted anything of it, at whatever level, even if it was
 *     taken back the same day: without that, nobody knows who may do it
 * @param outages when equipment it needs could not be used; open while it still cannot
 * @param doubts when a relapse alarm of one of the doctors stood unresolved
 */
record History(
        List<Case> cases,
        List<Period> teachers,
        List<Doctor> doctors,
        List<Period> outages,
        List<Period> doubts,
        boolean granted) {

    public History {
        cases = List.copyOf(cases);
        teachers = List.copyOf(teachers);
        doctors = List.copyOf(doctors);
        outages = List.copyOf(outages);
        doubts = List.copyOf(doubts);
    }

    /**
     * The last day on site of the last teacher, as seen on a day; empty while a teacher is there,
     * or if there never was one. A new teacher who arrives suspends the clock.
     */
    Optional<LocalDate> departure(LocalDate day) {
        var begun = teachers.stream().filter(stay -> !stay.from().isAfter(day)).toList();
        if (begun.stream().anyMatch(stay -> stay.contains(day))) {
            return Optional.empty();
        }
        return begun.stream()
                .map(Period::lastDay)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
    }

    /** Cases of a window that ends with a day, the day included. */
    List<Case> within(LocalDate day, int window) {
        var before = day.minusDays(window);
        return cases.stream()
                .filter(one -> one.day().isAfter(before) && !one.day().isAfter(day))
                .toList();
    }
}
