package jieli.listing;

import java.time.LocalDate;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** One cell of a spreadsheet. */
final class Cell {

    private static final String STARTS_A_FORMULA = "=+-@\t\r";
    private static final int LONGEST = 32_000;

    private Cell() {}

    static void write(Worksheet sheet, int row, int column, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Number number -> sheet.value(row, column, number);
            case Boolean truth -> sheet.value(row, column, truth);
            case LocalDate day -> {
                sheet.value(row, column, day);
                sheet.style(row, column).format("yyyy-mm-dd").set();
            }
            default -> sheet.inlineString(row, column, harmless(value.toString()));
        }
    }

    /**
     * A text cell is no formula, yet becomes one when the sheet is saved as CSV and opened again;
     * an apostrophe keeps it text there too.
     */
    static String harmless(String text) {
        var printable =
                text.codePoints()
                        .filter(c -> c >= ' ' || c == '\n' || c == '\t')
                        .limit(LONGEST)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
        var dangerous =
                printable.length() > 1 && STARTS_A_FORMULA.indexOf(printable.charAt(0)) >= 0;
        return dangerous ? "'" + printable : printable;
    }
}
