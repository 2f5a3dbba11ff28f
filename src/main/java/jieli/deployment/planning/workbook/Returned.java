package jieli.deployment.planning.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jieli.listing.Sheet;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;

/** Workbooks that go out: the one to fill in, the one that comes back with its problems. */
final class Returned {

    private Returned() {}

    /**
     * The rows as they came with one column more.
     *
     * @param heading of the further column
     * @param problems a sentence by the row's number
     */
    static byte[] problems(
            String name, Opened.Table table, String heading, Map<Integer, String> problems) {
        var headings = new ArrayList<>(table.headings());
        // a workbook that was returned before has the column already
        var place = headings.indexOf(heading);
        if (place < 0) {
            place = headings.size();
            headings.add(heading);
        }
        var out = new ByteArrayOutputStream();
        var at = place;
        try {
            new Sheet(name, headings)
                    .write(
                            out,
                            table.rows().iterator(),
                            row -> cells(row, at, problems.getOrDefault(row.number(), "")));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static List<@Nullable Object> cells(Opened.Row row, int place, String problem) {
        var cells = new ArrayList<>(row.cells());
        while (cells.size() <= place) {
            cells.add(null);
        }
        cells.set(place, problem);
        return cells;
    }

    /** An empty workbook to fill in: the headings, an example on a second sheet, explained. */
    static void template(OutputStream out, String name, List<Column> columns, List<String> words)
            throws IOException {
        try (var book = new Workbook(out, "Jieli", "1.0")) {
            var sheet = book.newWorksheet(name);
            for (var at = 0; at < columns.size(); at++) {
                sheet.inlineString(0, at, columns.get(at).heading());
                sheet.style(0, at).bold().set();
                sheet.width(at, 16);
            }
            sheet.freezePane(0, 1);
            sheet.finish();
            var explained = book.newWorksheet(words.getFirst());
            for (var at = 1; at < words.size(); at++) {
                explained.inlineString(0, at - 1, words.get(at));
                explained.style(0, at - 1).bold().set();
                explained.width(at - 1, at == 2 ? 60 : 22);
            }
            for (var line = 1; line <= columns.size(); line++) {
                var column = columns.get(line - 1);
                explained.inlineString(line, 0, column.heading());
                explained.inlineString(line, 1, column.explanation());
                explained.inlineString(line, 2, column.example());
            }
            explained.finish();
        }
    }
}
