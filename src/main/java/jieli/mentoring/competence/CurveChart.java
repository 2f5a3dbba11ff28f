package jieli.mentoring.competence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A score case by case as a drawing, in units of the drawing: 680 wide, 260 high. What it shows
 * stands in the table of cases too.
 *
 * @param line the {@code points} of the polyline
 * @param limitAt how far down the limit lies
 */
record CurveChart(List<Point> points, String line, double limitAt, List<Mark> marks, int cases) {

    static final int WIDTH = 680;
    static final int HEIGHT = 260;
    private static final int LEFT = 40;
    private static final int RIGHT = 16;
    private static final int TOP = 16;
    private static final int BOTTOM = 32;
    private static final double HEADROOM = 1.15;

    /** One case: where it stands, the score after it. */
    record Point(double x, double y, int number, double score, boolean failed) {

        /** As the table has it. */
        public String shown() {
            return String.format(Locale.ROOT, "%.2f", score);
        }
    }

    /** A number of the axis below. */
    record Mark(double x, int number) {}

    /** A score against its limit; the cases are as many as the scores. */
    static CurveChart of(List<Double> scores, List<Boolean> failures, double limit) {
        var top = Math.max(limit, scores.stream().mapToDouble(each -> each).max().orElse(0));
        var highest = top * HEADROOM;
        var step = (double) (WIDTH - LEFT - RIGHT) / Math.max(10, scores.size());
        var points = new ArrayList<Point>();
        for (var i = 0; i < scores.size(); i++) {
            points.add(
                    new Point(
                            rounded(LEFT + (i + 1) * step),
                            down(scores.get(i), highest),
                            i + 1,
                            scores.get(i),
                            failures.get(i)));
        }
        var line = new StringBuilder(LEFT + "," + down(0, highest));
        points.forEach(point -> line.append(' ').append(point.x()).append(',').append(point.y()));
        return new CurveChart(
                points, line.toString(), down(limit, highest), marks(points), scores.size());
    }

    private static List<Mark> marks(List<Point> points) {
        var every = points.size() <= 12 ? 1 : points.size() <= 60 ? 5 : 20;
        return points.stream()
                .filter(point -> point.number() % every == 0)
                .map(point -> new Mark(point.x(), point.number()))
                .toList();
    }

    private static double down(double score, double highest) {
        return rounded(HEIGHT - BOTTOM - score / highest * (HEIGHT - TOP - BOTTOM));
    }

    private static double rounded(double number) {
        return Math.round(number * 10) / 10.0;
    }

    public int left() {
        return LEFT;
    }

    public int right() {
        return WIDTH - RIGHT;
    }

    public int ground() {
        return HEIGHT - BOTTOM;
    }
}
