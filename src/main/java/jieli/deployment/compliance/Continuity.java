package jieli.deployment.compliance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jieli.deployment.compliance.World.Tolerance;
import jieli.deployment.coverage.Days;
import jieli.deployment.coverage.Stint;

/**
 * What leave does to consecutive service. A day of leave breaks it when, with the days of leave in
 * the months before it, it exceeds what is allowed; a descent breaks it only if the rules say so.
 * Two postings that touch are one service.
 */
final class Continuity {

    private Continuity() {}

    /** The days of a posting that count as served, without those that break the service. */
    static Days of(Stint stint, Tolerance tolerance) {
        if (stint.away().isEmpty()) {
            return stint.term();
        }
        var leave = away(stint, false);
        var breaking = leave.isEmpty() ? Days.NONE : breaking(leave, tolerance);
        var descent = tolerance.descentBreaks() ? away(stint, true) : Days.NONE;
        return stint.term().minus(breaking).minus(descent);
    }

    private static Days away(Stint stint, boolean descent) {
        return Days.union(
                        stint.away().stream()
                                .filter(away -> away.descent() == descent)
                                .map(Stint.Away::days)
                                .toList())
                .and(stint.term());
    }

    /** Days of leave beyond the allowance: within the window that ends with the day itself. */
    private static Days breaking(Days leave, Tolerance tolerance) {
        if (leave.count() <= tolerance.leaveDays()) {
            return Days.NONE;
        }
        var days = single(leave);
        var breaking = new ArrayList<Days>();
        var oldest = 0;
        for (var i = 0; i < days.size(); i++) {
            var day = days.get(i);
            var opens = day.minusMonths(tolerance.windowMonths());
            while (!days.get(oldest).isAfter(opens)) {
                oldest++;
            }
            if (i - oldest + 1 > tolerance.leaveDays()) {
                breaking.add(Days.of(day, day.plusDays(1)));
            }
        }
        return Days.union(breaking);
    }

    private static List<LocalDate> single(Days days) {
        return days.runs().stream()
                .flatMap(run -> run.from().datesUntil(run.from().plusDays(run.length())))
                .toList();
    }
}
