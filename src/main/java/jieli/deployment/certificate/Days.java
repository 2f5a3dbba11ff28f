package jieli.deployment.certificate;

import java.time.LocalDate;
import java.util.List;
import jieli.deployment.Period;

/**
 * How long somebody served: the two counts differ, so both are kept (在岗天数, section 2.1 of the
 * field's handbook).
 *
 * @param calendar days from the first to the last
 * @param onSite days physically at the recipient
 */
record Days(long calendar, long onSite) {

    /** What promotion asks for: one cumulative year (R17). */
    static final int A_YEAR = 365;

    static final Days NONE = new Days(0, 0);

    static Days of(LocalDate from, LocalDate until, List<Period> away) {
        var onSite =
                from.datesUntil(until)
                        .filter(day -> away.stream().noneMatch(absence -> absence.contains(day)))
                        .count();
        return new Days(from.datesUntil(until).count(), onSite);
    }

    Days plus(Days other) {
        return new Days(calendar + other.calendar, onSite + other.onSite);
    }

    /** Whether calendar days make a year; what is missing otherwise. */
    public boolean isYear() {
        return calendar >= A_YEAR;
    }

    public long missing() {
        return Math.max(0, A_YEAR - calendar);
    }
}
