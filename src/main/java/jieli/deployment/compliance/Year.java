package jieli.deployment.compliance;

import java.time.LocalDate;
import java.time.MonthDay;
import jieli.deployment.coverage.Days;

/**
 * The twelve months a rule speaks of.
 *
 * @param number the calendar year in which they begin
 */
record Year(int number, Days days) {

    static Year calendar(int number) {
        return new Year(number, Days.ofYear(number));
    }

    /** Twelve months from the day and month on which the batches change. */
    static Year batch(int number, LocalDate began) {
        var turn = MonthDay.from(began);
        return new Year(number, Days.of(turn.atYear(number), turn.atYear(number + 1)));
    }

    LocalDate from() {
        return java.util.Objects.requireNonNull(days.first());
    }

    LocalDate until() {
        return java.util.Objects.requireNonNull(days.end());
    }

    boolean isOver(LocalDate today) {
        return !today.isBefore(until());
    }
}
