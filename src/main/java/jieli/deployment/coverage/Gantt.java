package jieli.deployment.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

/**
 * Lines drawn to scale: one strip a line, its bars in lanes, all numbers in pixels. Days outside of
 * the window are cut.
 */
record Gantt(double width, double today, List<Mark> years, List<Mark> months, List<Strip> strips) {

    static final int LANE = 26;
    private static final int BAR = 20;
    private static final double MONTHS_FROM = 0.9;

    /** A line of the time scale with its words. */
    record Mark(double x, String words) {}

    /**
     * @param kind {@code past}, {@code present}, {@code planned}, {@code late}, {@code visit}; the
     *     style sheet's word
     * @param away stretches away from the place, drawn over the bar
     */
    record Bar(
            UUID posting,
            String name,
            String kind,
            double x,
            double y,
            double width,
            String words,
            List<Box> away) {}

    /** A stretch without words of its own. */
    record Box(double x, double width) {}

    /** A gap with the number it carries in the list. */
    record Hole(int number, double x, double width, String words) {}

    /** One line of the chart. */
    record Strip(String title, boolean wanted, int height, List<Bar> bars, List<Hole> holes) {}

    /** What the chart says in words. */
    interface Wording {
        String title(Line line);

        String name(Stint stint);

        String bar(Stint stint);

        String hole(Line line, Days.Run run);
    }

    /** Draws lines; the pen knows where a day lies. */
    static Gantt of(List<Line> lines, Asked asked, LocalDate today, Wording wording) {
        var pen = new Pen(asked, today, wording);
        var strips = lines.stream().map(pen::strip).toList();
        return new Gantt(
                pen.x(asked.until()),
                asked.from().isAfter(today) || !today.isBefore(asked.until()) ? -1 : pen.x(today),
                pen.marks(12, day -> day.getYear() + ""),
                asked.pixels() < MONTHS_FROM
                        ? List.of()
                        : pen.marks(asked.pixels() < 2 ? 3 : 1, day -> day.getMonthValue() + ""),
                strips);
    }

    /** Knows the scale, and counts the gaps as it comes across them. */
    private static final class Pen {

        private final Asked asked;
        private final LocalDate today;
        private final Wording wording;
        private final Days window;
        private int gaps;

        Pen(Asked asked, LocalDate today, Wording wording) {
            this.asked = asked;
            this.today = today;
            this.wording = wording;
            this.window = Days.of(asked.from(), asked.until());
        }

        double x(LocalDate day) {
            var pixels = (day.toEpochDay() - asked.from().toEpochDay()) * asked.pixels();
            return Math.round(pixels * 10) / 10.0;
        }

        List<Mark> marks(int months, Function<LocalDate, String> words) {
            var marks = new ArrayList<Mark>();
            var first = asked.from().withDayOfMonth(1);
            while ((first.getMonthValue() - 1) % months != 0) {
                first = first.plusMonths(1);
            }
            for (var day = first; day.isBefore(asked.until()); day = day.plusMonths(months)) {
                marks.add(new Mark(x(day), words.apply(day)));
            }
            return marks;
        }

        Strip strip(Line line) {
            var ends = new ArrayList<Double>();
            var bars = new ArrayList<Bar>();
            line.stints().stream()
                    .filter(stint -> stint.shown(today).touches(window))
                    .sorted(
                            Comparator.comparing(
                                    stint -> String.valueOf(stint.shown(today).first())))
                    .forEach(stint -> bars.add(bar(stint, ends)));
            var holes =
                    line.gaps().and(window).runs().stream().map(run -> hole(line, run)).toList();
            var height = Math.max(1, ends.size()) * LANE;
            return new Strip(wording.title(line), line.wanted(), height, bars, holes);
        }

        /** Puts a bar into the first lane that is free. */
        private Bar bar(Stint stint, List<Double> ends) {
            var days = stint.shown(today).and(window);
            var box = box(days.runs().getFirst());
            var lane = 0;
            while (lane < ends.size() && ends.get(lane) > box.x()) {
                lane++;
            }
            if (lane == ends.size()) {
                ends.add(0.0);
            }
            ends.set(lane, box.x() + box.width());
            var away = days.and(stint.elsewhere()).runs().stream().map(this::box).toList();
            return new Bar(
                    stint.posting(),
                    wording.name(stint),
                    kind(stint),
                    box.x(),
                    lane * LANE + (LANE - BAR) / 2.0,
                    box.width(),
                    wording.bar(stint),
                    away);
        }

        private Hole hole(Line line, Days.Run run) {
            var box = box(run);
            gaps++;
            return new Hole(gaps, box.x(), box.width(), wording.hole(line, run));
        }

        private Box box(Days.Run run) {
            var until = run.until() == null ? asked.until() : run.until();
            var x = x(run.from());
            return new Box(x, Math.max(1, Math.round((x(until) - x) * 10) / 10.0));
        }

        private String kind(Stint stint) {
            if (stint.isLate(today)) {
                return "late";
            }
            if (stint.visit()) {
                return "visit";
            }
            var end = stint.term().end();
            if (end != null && !end.isAfter(today)) {
                return "past";
            }
            return stint.term().contains(today) ? "present" : "planned";
        }
    }

    /** A number for an attribute. */
    static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
