package jieli.deployment.planning.workbook;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** The cells of a row as a reader of Excel sees them. */
final class Cells {

    private static final int COLUMNS = 60;

    private Cells() {}

    static List<@Nullable Object> of(Row row) {
        var count = Math.min(row.getCellCount(), COLUMNS);
        var values = new @Nullable Object[count];
        for (var at = 0; at < count; at++) {
            var cell = row.getCell(at);
            values[at] = cell == null ? null : value(cell);
        }
        return Arrays.asList(values);
    }

    private static @Nullable Object value(Cell cell) {
        return switch (cell.getType()) {
            case EMPTY -> null;
            case ERROR -> Objects.requireNonNullElse(cell.getRawValue(), "#");
            case BOOLEAN -> String.valueOf(cell.asBoolean());
            case STRING -> cell.getText();
            case NUMBER -> isDay(cell) ? day(cell) : cell.asNumber();
            case FORMULA ->
                    cell.getValue() instanceof BigDecimal number
                            ? number
                            : Objects.requireNonNullElse(cell.getRawValue(), "");
        };
    }

    private static LocalDate day(Cell cell) {
        return cell.asDate().toLocalDate();
    }

    /** Text in quotes and colours in brackets are no part of a date's shape. */
    private static boolean isDay(Cell cell) {
        var format = Objects.requireNonNullElse(cell.getDataFormatString(), "");
        var shape =
                format.replaceAll("\"[^\"]*\"|\\[[^\\]]*]|\\\\.|_.", "").toLowerCase(Locale.ROOT);
        return cell.getType() == CellType.NUMBER
                && !shape.startsWith("general")
                && (shape.contains("y") || shape.contains("d"));
    }
}
