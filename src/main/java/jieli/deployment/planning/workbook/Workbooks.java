package jieli.deployment.planning.workbook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.jspecify.annotations.Nullable;

/**
 * The door for tables: bytes in, the first sheet's rows or one refusal out.
 *
 * <p>A workbook may have 10 MB as it comes, 160 MB unpacked at a ratio of 200, 100,000 rows. Tables
 * are opened one after the other, so the memory of one is the bound of all.
 */
public final class Workbooks {

    /** What a workbook may weigh as it comes. */
    public static final int BYTES = 10 << 20;

    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();
    private static final int HEADINGS_WITHIN = 5;
    private static final int COLUMNS = 60;
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private Workbooks() {}

    /** Reads the first sheet; the headings stand in one of its first five rows. */
    public static Opened open(byte[] bytes, List<Column> columns) {
        if (bytes.length == 0) {
            return Opened.Refused.of(Why.EMPTY);
        }
        if (bytes.length > BYTES) {
            return new Opened.Refused(Why.TOO_LARGE, (BYTES >> 20) + " MB");
        }
        if (startsWith(bytes, OLE)) {
            return Opened.Refused.of(isEncrypted(bytes) ? Why.PASSWORD : Why.LEGACY);
        }
        if (!startsWith(bytes, new byte[] {'P', 'K'})) {
            return Opened.Refused.of(Why.NOT_A_WORKBOOK);
        }
        ONE_AT_A_TIME.lock();
        // The parsers answer damaged input with whatever the damage leads them to.
        try {
            return inspected(bytes, columns);
        } catch (IOException | RuntimeException | StackOverflowError torn) {
            return Opened.Refused.of(Why.DAMAGED);
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    private static Opened inspected(byte[] bytes, List<Column> columns) throws IOException {
        var inspection = new Inspection(bytes);
        var fault = inspection.fault();
        if (fault != null) {
            return new Opened.Refused(fault, bound(fault));
        }
        var options = new ReadingOptions(inspection.hasStyles(), true);
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(bytes), options)) {
            var sheet = book.getFirstSheet();
            try (var rows = sheet.openStream()) {
                return new Reading(columns, inspection.merged(sheet.getId())).read(rows.iterator());
            }
        } catch (ExcelReaderException torn) {
            return Opened.Refused.of(Why.DAMAGED);
        }
    }

    private static String bound(Why why) {
        return switch (why) {
            case TOO_MANY_ROWS -> String.format(Locale.ROOT, "%,d", Inspection.ROWS);
            case UNPACKS_TOO_LARGE -> (Inspection.UNPACKED_BYTES >> 20) + " MB";
            case TOO_LARGE,
                    EMPTY,
                    NOT_A_WORKBOOK,
                    LEGACY,
                    PASSWORD,
                    DAMAGED,
                    HEADING_MISSING,
                    HEADING_TWICE ->
                    "";
        };
    }

    /** One sheet being read: first the headings are looked for, then rows are taken. */
    private static final class Reading {

        private final List<Column> columns;
        private final BitSet merged = new BitSet();

        Reading(List<Column> columns, List<Inspection.Merged> areas) {
            this.columns = columns;
            // an area of a whole column says nothing about the rows nobody filled
            areas.forEach(
                    area ->
                            merged.set(
                                    area.first(),
                                    Math.min(area.last(), area.first() + Inspection.ROWS) + 1));
        }

        Opened read(java.util.Iterator<org.dhatim.fastexcel.reader.Row> rows) {
            var headings = List.<String>of();
            for (var looked = 0; looked < HEADINGS_WITHIN && rows.hasNext(); looked++) {
                var seen = values(rows.next()).stream().map(Objects::toString).toList();
                if (known(seen) > known(headings) || headings.isEmpty()) {
                    headings = seen.stream().map(text -> text.equals("null") ? "" : text).toList();
                }
                if (known(headings) * 2 >= columns.size()
                        || missing(headings).isEmpty()) {
                    break;
                }
            }
            if (headings.stream().allMatch(String::isBlank)) {
                return Opened.Refused.of(Why.EMPTY);
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
                return new Opened.Refused(Why.HEADING_MISSING, missing);
            }
            return columns.stream()
                    .filter(column -> headings.stream().filter(column::isCalled).count() > 1)
                    .findFirst()
                    .map(twice ->
                            new Opened.Refused(Why.HEADING_TWICE, twice.headings().getFirst()))
                    .orElse(null);
        }

        private Opened table(
                List<String> headings, java.util.Iterator<org.dhatim.fastexcel.reader.Row> rows) {
            var places = new java.util.HashMap<String, Integer>();
            for (var column : columns) {
                for (var at = 0; at < headings.size(); at++) {
                    if (column.isCalled(headings.get(at))) {
                        places.put(column.key(), at);
                    }
                }
            }
            var table = new ArrayList<Row>();
            while (rows.hasNext()) {
                var row = rows.next();
                var cells = values(row);
                if (cells.stream().anyMatch(cell -> cell != null && !cell.toString().isBlank())) {
                    var number = row.getRowNum();
                    table.add(new Row(number, merged.get(number), places, cells));
                }
            }
            return table.isEmpty() ? Opened.Refused.of(Why.EMPTY) : new Table(headings, table);
        }
    }

    private static List<@Nullable Object> values(org.dhatim.fastexcel.reader.Row row) {
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

    private static boolean startsWith(byte[] bytes, byte[] mark) {
        return bytes.length >= mark.length
                && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
    }

    private static boolean isEncrypted(byte[] ole) {
        var wanted = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        for (var i = 0; i + wanted.length <= ole.length; i += 64) {
            if (Arrays.equals(ole, i, i + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }
}
