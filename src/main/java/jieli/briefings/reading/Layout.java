package jieli.briefings.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells running text from page furniture, line by line. What is furniture yields no facts, but
 * stays readable for the date of the page.
 */
final class Layout {

    /** A line of the repaired text and what it is; {@code rule} names the reason of a cut. */
    record Line(int start, int end, Kind kind, String rule) {}

    enum Kind {
        PROSE,
        HEADING,
        CUT
    }

    private enum Reach {
        LINE,
        LEAD,
        END
    }

    private record Marker(String name, Reach reach, Pattern pattern) {}

    private static final int PROSE_BEFORE_END = 60;
    private static final int LONGEST_LINE_LOOKED_AT = 240;

    private static final List<Marker> MARKERS =
            Tables.rows("furniture.tsv", 4).stream()
                    .map(row ->
                            new Marker(
                                    row.get(0),
                                    Reach.valueOf(row.get(1).toUpperCase(java.util.Locale.ROOT)),
                                    Pattern.compile(row.get(2))))
                    .toList();

    private final String text;
    private final boolean prosaic;
    private final List<Line> lines = new ArrayList<>();
    private int prose;
    private boolean ended;

    private Layout(String text) {
        this.text = text;
        this.prosaic = text.indexOf('。') >= 0;
    }

    static List<Line> of(String text) {
        var layout = new Layout(text);
        int from = 0;
        while (from < text.length()) {
            int to = text.indexOf('\n', from);
            to = to < 0 ? text.length() : to;
            layout.line(from, to);
            from = to + 1;
        }
        return List.copyOf(layout.lines);
    }

    private void line(int lineStart, int lineEnd) {
        int start = lineStart;
        int end = lineEnd;
        while (start < end && text.charAt(start) <= ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) <= ' ') {
            end--;
        }
        if (start == end || ended) {
            add(start, end, Kind.CUT, "after-the-end");
            return;
        }
        for (var marker : MARKERS) {
            var matcher =
                    marker.pattern()
                            .matcher(text)
                            .region(start, Math.min(end, start + LONGEST_LINE_LOOKED_AT));
            if (matcher.find()) {
                if (cut(marker, start, end, matcher.end())) {
                    return;
                }
                start = matcher.end();
                break;
            }
        }
        classify(start, end);
    }

    /** Cuts what the marker reaches; false if the rest of the line is still to be looked at. */
    private boolean cut(Marker marker, int start, int end, int matchEnd) {
        boolean runningText = end - start > LONGEST_LINE_LOOKED_AT;
        if (marker.reach() == Reach.LEAD && matchEnd < end) {
            add(start, matchEnd, Kind.CUT, marker.name());
            return false;
        }
        if (runningText && marker.reach() != Reach.LEAD) {
            add(start, start, Kind.CUT, marker.name());
            return false;
        }
        add(start, end, Kind.CUT, marker.name());
        ended = marker.reach() == Reach.END && prose >= PROSE_BEFORE_END;
        return true;
    }

    private void classify(int start, int end) {
        if (start >= end) {
            return;
        }
        boolean sentence = text.substring(start, end).indexOf('。') >= 0;
        char last = text.charAt(end - 1);
        boolean open = ";:,".indexOf(last) >= 0 && end - start >= 6;
        boolean tail = "!?…”".indexOf(last) >= 0 && end - start >= 36;
        boolean item = listItem(start, end);
        boolean running = end - start >= 48 && text.substring(start, end).indexOf(',') >= 0;
        if (sentence || open || tail || item || running || !prosaic) {
            prose += end - start;
            add(start, end, Kind.PROSE, "");
        } else {
            add(start, end, Kind.HEADING, "heading");
        }
    }

    /** A line of a list: 1. …, (二)…, ●… */
    private boolean listItem(int start, int end) {
        return end - start >= 8 && ITEM.matcher(text).region(start, end).lookingAt();
    }

    private static final Pattern ITEM =
            Pattern.compile("(?:\\d{1,2}[.、)]|[((]?[一二三四五六七八九十]{1,2}[))、]|[●■◆▪•*-])\\s*\\S");

    private void add(int start, int end, Kind kind, String rule) {
        if (end > start) {
            lines.add(new Line(start, end, kind, rule));
        }
    }
}
