package jieli.deployment.planning;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import jieli.deployment.Period;

/**
 * Stays over time as a drawing, in units of the drawing: 1,000 wide, 22 a row.
 *
 * @param years lines at the first of January, and of July
 */
record Chart(List<Row> rows, List<Mark> years, int height) {

    static final int WIDTH = 1_000;
    static final int LABEL = 230;
    private static final int ROW = 22;
    private static final int TOP = 20;

    /** A post's line. */
    record Row(String label, int y, List<Bar> bars) {}

    /** Days on it; {@code kind} is stay, accepted, or gap. */
    record Bar(int x, int width, String kind, String label, String title) {}

    record Mark(int x, String label) {}

    /** One post's days. */
    record Line(String label, List<Span> spans) {}

    record Span(Period during, String kind, String label, String title) {}

    static Chart of(Period horizon, List<Line> lines) {
        var rows = new ArrayList<Row>();
        for (var line : lines) {
            var y = TOP + rows.size() * ROW;
            rows.add(
                    new Row(
                            line.label(),
                            y,
                            line.spans().stream().map(span -> bar(horizon, span)).toList()));
        }
        return new Chart(rows, marks(horizon), TOP + rows.size() * ROW + 4);
    }

    private static Bar bar(Period horizon, Span span) {
        var from = x(horizon, span.during().from());
        var width =
                Math.max(2, x(horizon, span.during().from().plusDays(span.during().days())) - from);
        // a Chinese letter is about 11 units wide at this size
        var fits = width / 11;
        var label = span.label();
        return new Bar(
                from,
                width,
                span.kind(),
                label.length() <= fits ? label : label.substring(0, fits),
                span.title());
    }

    private static List<Mark> marks(Period horizon) {
        var marks = new ArrayList<Mark>();
        var step = horizon.days() > 3 * 366 ? 12 : horizon.days() > 400 ? 6 : 1;
        var day = horizon.from().withDayOfMonth(1);
        while (horizon.until() == null || day.isBefore(horizon.until())) {
            if (!day.isBefore(horizon.from()) && (day.getMonthValue() - 1) % step == 0) {
                marks.add(new Mark(x(horizon, day), day.toString().substring(0, 7)));
            }
            day = day.plusMonths(1);
        }
        return marks;
    }

    private static int x(Period horizon, LocalDate day) {
        var at = ChronoUnit.DAYS.between(horizon.from(), day);
        var inside = Math.clamp(at, 0, horizon.days());
        return (int) (LABEL + (WIDTH - LABEL) * inside / horizon.days());
    }
}
