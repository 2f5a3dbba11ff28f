package jieli.briefings.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tables that lost their lines: rows of a label and figures, under a head that names years, or with
 * the unit in a column of its own. Cells are parted by blanks or bars.
 */
final class Grid {

    /**
     * One figure of a table; offsets are those of its cell, the period is null if no head says it.
     */
    record Cell(
            Layout.Line row,
            int start,
            int end,
            String label,
            String value,
            String unit,
            @Nullable String period) {}

    private record Part(int start, int end, String text) {}

    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d年?度?");
    private static final Pattern FIGURE =
            Pattern.compile("(\\d{1,12}(?:,\\d{3})*(?:\\.\\d{1,4})?)(\\D{0,4})");
    private static final Pattern UNIT_IN_LABEL = Pattern.compile("\\(([^()]{1,4})\\)$");
    private static final List<String> UNITS =
            Quantities.groups().values().stream().flatMap(List::stream).toList();

    private final String text;
    private final List<Cell> cells = new ArrayList<>();
    private List<Part> head = List.of();

    private Grid(String text) {
        this.text = text;
    }

    /**
     * Every figure in rows of tables among the lines that are neither running text nor furniture.
     */
    static List<Cell> of(String text, List<Layout.Line> lines) {
        var grid = new Grid(text);
        for (var line : lines) {
            boolean candidate =
                    line.kind() == Layout.Kind.HEADING && line.end() - line.start() <= 200;
            if (candidate) {
                grid.row(line);
            } else {
                grid.head = List.of();
            }
        }
        return List.copyOf(grid.cells);
    }

    private void row(Layout.Line line) {
        var parts = parts(line);
        var years = parts.stream().filter(part -> YEAR.matcher(part.text()).matches()).toList();
        if (years.size() >= 2) {
            head = years;
            return;
        }
        if (parts.size() >= 2 && !FIGURE.matcher(parts.getFirst().text()).matches()) {
            figures(line, parts);
        }
    }

    private void figures(Layout.Line line, List<Part> parts) {
        var label = parts.getFirst().text();
        if (parts.size() == head.size() + 1 && !head.isEmpty()) {
            for (int column = 1; column < parts.size(); column++) {
                var year = head.get(column - 1).text().substring(0, 4);
                figure(line, label, parts.get(column), unitOf(label), year);
            }
        } else if (parts.size() == 3 && UNITS.contains(parts.get(2).text())) {
            figure(line, label, parts.get(1), parts.get(2).text(), null);
        }
    }

    private void figure(
            Layout.Line line, String label, Part part, String unit, @Nullable String year) {
        var matcher = FIGURE.matcher(part.text());
        if (matcher.matches()) {
            var own = matcher.group(2);
            var word = own.isBlank() ? unit : own;
            if (!word.isEmpty()) {
                var value = Numerals.tidy(matcher.group(1));
                cells.add(new Cell(line, part.start(), part.end(), label, value, word, year));
            }
        }
    }

    /** The unit a label ends with: 远程会诊(例), 门诊人次. */
    private static String unitOf(String label) {
        var bracket = UNIT_IN_LABEL.matcher(label);
        if (bracket.find()) {
            return bracket.group(1);
        }
        return UNITS.stream()
                .filter(unit -> unit.length() >= 2 && label.endsWith(unit))
                .findFirst()
                .orElse("");
    }

    private List<Part> parts(Layout.Line line) {
        var parts = new ArrayList<Part>();
        int at = line.start();
        for (var cell : Arrays.asList(text.substring(line.start(), line.end()).split("[ |]", -1))) {
            if (!cell.isBlank()) {
                parts.add(new Part(at, at + cell.length(), cell));
            }
            at += cell.length() + 1;
        }
        return parts;
    }
}
