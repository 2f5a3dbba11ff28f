package jieli.listing;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A list as a spreadsheet, written while it is read: memory does not grow with the rows. A list of
 * more than a million rows goes on in a further sheet.
 *
 * @param name the sheet's name, also the file's, in the reader's language
 * @param headings the headings, in the reader's language
 */
public record Sheet(String name, List<String> headings) {

    private static final int ROWS_A_SHEET = 1_000_000;
    private static final int ROWS_A_FLUSH = 500;
    private static final String TYPE =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public Sheet {
        headings = List.copyOf(headings);
    }

    /**
     * Answers a request with the spreadsheet.
     *
     * @param cells the cells of a row: numbers, days and booleans keep their type, null is an empty
     *     cell, all else is text
     */
    public <T> void send(
            HttpServletResponse response,
            Iterator<T> rows,
            Function<T, List<? extends @Nullable Object>> cells)
            throws IOException {
        response.setContentType(TYPE);
        response.setHeader(
                "Content-Disposition",
                "attachment; filename*=UTF-8''"
                        + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20")
                        + ".xlsx");
        write(response.getOutputStream(), rows, cells);
    }

    /** Writes the spreadsheet; the stream stays open. */
    public <T> void write(
            OutputStream out, Iterator<T> rows, Function<T, List<? extends @Nullable Object>> cells)
            throws IOException {
        try (var workbook = new Workbook(out, "Jieli", "1.0")) {
            var part = 1;
            do {
                writePart(workbook.newWorksheet(part == 1 ? name : name + " " + part), rows, cells);
                part++;
            } while (rows.hasNext());
        }
    }

    private <T> void writePart(
            Worksheet sheet, Iterator<T> rows, Function<T, List<? extends @Nullable Object>> cells)
            throws IOException {
        for (int column = 0; column < headings.size(); column++) {
            sheet.inlineString(0, column, headings.get(column));
            sheet.style(0, column).bold().set();
            sheet.width(column, 18);
        }
        sheet.freezePane(0, 1);
        var line = 1;
        while (rows.hasNext() && line <= ROWS_A_SHEET) {
            var column = 0;
            for (var cell : cells.apply(rows.next())) {
                Cell.write(sheet, line, column++, cell);
            }
            if (line++ % ROWS_A_FLUSH == 0) {
                sheet.flush();
            }
        }
        sheet.finish();
    }
}
