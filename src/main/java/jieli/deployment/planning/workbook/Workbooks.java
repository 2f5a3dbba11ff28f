package jieli.deployment.planning.workbook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;

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
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private Workbooks() {}

    /** Reads the first sheet; the headings stand in one of its first five rows. */
    public static Opened open(byte[] bytes, List<Column> columns) {
        if (bytes.length == 0) {
            return Opened.Refused.of(Opened.Why.EMPTY);
        }
        if (bytes.length > BYTES) {
            return new Opened.Refused(Opened.Why.TOO_LARGE, (BYTES >> 20) + " MB");
        }
        if (startsWith(bytes, OLE)) {
            return Opened.Refused.of(isEncrypted(bytes) ? Opened.Why.PASSWORD : Opened.Why.LEGACY);
        }
        if (!startsWith(bytes, new byte[] {'P', 'K'})) {
            return Opened.Refused.of(Opened.Why.NOT_A_WORKBOOK);
        }
        ONE_AT_A_TIME.lock();
        // The parsers answer damaged input with whatever the damage leads them to.
        try {
            return inspected(bytes, columns);
        } catch (IOException | RuntimeException | StackOverflowError torn) {
            return Opened.Refused.of(Opened.Why.DAMAGED);
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
            return Opened.Refused.of(Opened.Why.DAMAGED);
        }
    }

    private static String bound(Opened.Why why) {
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

    /** The rows as they came, with one column more: a sentence by the number of its row. */
    public static byte[] withProblems(
            String name, Opened.Table table, String heading, Map<Integer, String> problems) {
        return Returned.problems(name, table, heading, problems);
    }

    /**
     * An empty workbook to fill in.
     *
     * @param words the name of the second sheet, then its three headings
     */
    public static void template(
            OutputStream out, String name, List<Column> columns, List<String> words)
            throws IOException {
        Returned.template(out, name, columns, words);
    }
}
