package jieli.deployment.planning.workbook;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** One sheet being read: first the headings are looked for, then rows are taken. */
final class Reading {

    private static final int HEADINGS_WITHIN = 5;

    private final List<Column> columns;
    private final BitSet merged = new BitSet();

    Reading(List<Column> columns, List<Inspection.Merged> areas) {
        this.columns = columns;
        // an area of a whole column says nothing about the rows nobody filled
        areas.forEach(area ->
                merged.set(
                        area.first(), Math.min(area.last(), area.first() + Inspection.ROWS) + 1));
    }

    Opened read(Iterator<Row> rows) {
        var headings = List.<String>of();
        for (var looked = 0; looked < HEADINGS_WITHIN && rows.hasNext(); looked++) {
            var seen = Cells.of(rows.next()).stream().map(Objects::toString).toList();
            if (known(seen) > known(headings) || headings.isEmpty()) {
                headings = seen.stream().map(text -> text.equals("null") ? "" : text).toList();
            }
            if (known(headings) * 2 >= columns.size() || missing(headings).isEmpty()) {
                break;
            }
        }
        if (headings.stream().allMatch(String::isBlank)) {
            return Opened.Refused.of(Opened.Why.EMPTY);
        }
        return refused(headings) instanceof Opened.Refused refused
                ? refused
                : table(headings, rows);
    }

    private long known(List<String> headings) {
        return headings.stream()
                .filter(typed -> columns.stream().anyMatch(column -> column.isCalled(typed)))
                .count();
    }

    private String missing(List<String> headings) {
        return columns.stream()
                .filter(Column::required)
                .filter(column -> headings.stream().noneMatch(column::isCalled))
                .map(column -> column.headings().getFirst())
                .collect(Collectors.joining("、"));
    }

    private Opened.@Nullable Refused refused(List<String> headings) {
        var missing = missing(headings);
        if (!missing.isEmpty()) {
            return new Opened.Refused(Opened.Why.HEADING_MISSING, missing);
        }
        return columns.stream()
                .filter(column -> headings.stream().filter(column::isCalled).count() > 1)
                .findFirst()
                .map(twice ->
                        new Opened.Refused(Opened.Why.HEADING_TWICE, twice.headings().getFirst()))
                .orElse(null);
    }

    private Opened table(List<String> headings, Iterator<Row> rows) {
        var places = new HashMap<String, Integer>();
        for (var column : columns) {
            for (var at = 0; at < headings.size(); at++) {
                if (column.isCalled(headings.get(at))) {
                    places.put(column.key(), at);
                }
            }
        }
        var table = new ArrayList<Opened.Row>();
        while (rows.hasNext()) {
            var row = rows.next();
            var cells = Cells.of(row);
            if (cells.stream().anyMatch(cell -> cell != null && !cell.toString().isBlank())) {
                var number = row.getRowNum();
                table.add(new Opened.Row(number, merged.get(number), places, cells));
            }
        }
        return table.isEmpty()
                ? Opened.Refused.of(Opened.Why.EMPTY)
                : new Opened.Table(headings, table);
    }
}
