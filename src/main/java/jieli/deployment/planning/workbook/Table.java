package jieli.deployment.planning.workbook;

import java.util.List;

/**
 * The first sheet's rows under its headings; rows without anything in them are left out.
 *
 * @param headings as they stand, so that a returned workbook looks like the one that came
 */
public record Table(List<String> headings, List<Row> rows) implements Opened {

    public Table {
        headings = List.copyOf(headings);
        rows = List.copyOf(rows);
    }
}
