package jieli.briefings.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import jieli.briefings.intake.Opened.Encoding;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** All sheets of a workbook in their order, a row a line, cells as a reader of Excel sees them. */
final class XlsxText {
    private static final Pattern DEFAULT_NAME = Pattern.compile("(Sheet|工作表)\\s*\\d+");

    /** Text in quotes, colours and conditions in brackets, escaped letters. */
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.|_.");

    private static final Pattern DAY = Pattern.compile("[dy]|m(?!.*[hs])");

    private static final Pattern CLOCK = Pattern.compile("[hs]");

    /** Excel keeps 15 digits; what binary fractions add behind them is no information. */
    private static final MathContext DIGITS = new MathContext(15);

    private XlsxText() {}

    static Content read(byte[] bytes, boolean hasStyles, Bounds bounds) throws IOException {
        var lines = new TextLines(bounds);
        var options = new ReadingOptions(hasStyles, true);
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(bytes), options)) {
            var sheets = book.getSheets().iterator();
            while (sheets.hasNext() && !lines.full()) {
                sheet(sheets.next(), lines);
            }
        }
        return lines.content(Format.XLSX, null, Encoding.FIXED);
    }

    private static void sheet(Sheet sheet, TextLines lines) throws IOException {
        var before = lines.length();
        if (!DEFAULT_NAME.matcher(sheet.getName()).matches()) {
            lines.add(sheet.getName());
        }
        var named = lines.length();
        try (var rows = sheet.openStream()) {
            for (var row = rows.iterator(); row.hasNext() && !lines.full(); ) {
                lines.row(cells(row.next()));
            }
        }
        if (lines.length() == named) {
            lines.backTo(before);
        }
    }

    private static List<String> cells(Row row) {
        var cells = new ArrayList<String>(row.getCellCount());
        for (var cell : row) {
            cells.add(cell == null ? "" : text(cell));
        }
        return cells;
    }

    private static String text(Cell cell) {
        var raw = Objects.requireNonNullElse(cell.getRawValue(), "");
        return switch (cell.getType()) {
            case EMPTY, ERROR -> "";
            case BOOLEAN -> String.valueOf(cell.asBoolean());
            case STRING -> Objects.requireNonNullElse(cell.getText(), "");
            case NUMBER -> number(cell, raw);
            case FORMULA -> cell.getValue() instanceof BigDecimal ? number(cell, raw) : raw;
        };
    }

    private static String number(Cell cell, String raw) {
        var format = Objects.requireNonNullElse(cell.getDataFormatString(), "");
        var shape = LITERAL.matcher(format).replaceAll("").toLowerCase(Locale.ROOT);
        if (cell.getType() == CellType.NUMBER && isMoment(shape)) {
            var moment = cell.asDate();
            return DAY.matcher(shape).find()
                    ? CLOCK.matcher(shape).find()
                            ? moment.toString()
                            : moment.toLocalDate().toString()
                    : moment.toLocalTime().toString();
        }
        var value = new BigDecimal(raw).round(DIGITS);
        return shape.contains("%") ? plain(value.movePointRight(2)) + "%" : plain(value);
    }

    private static boolean isMoment(String shape) {
        return !shape.startsWith("general")
                && (DAY.matcher(shape).find() || CLOCK.matcher(shape).find());
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
