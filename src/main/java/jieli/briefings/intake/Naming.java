package jieli.briefings.intake;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** What the first bytes of a file tell, and what we call a kind of file that we do not read. */
final class Naming {
    private static final byte[] ZIP = {'P', 'K'};
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final Set<String> OURS =
            Set.of("txt", "htm", "html", "docx", "xlsx", "pdf", "doc", "xls", "");

    private Naming() {}

    static boolean isZip(byte[] bytes) {
        return at(bytes, 0, ZIP) && bytes.length > 3 && bytes[2] < 9 && bytes[3] == bytes[2] + 1;
    }

    /** The container of legacy Office files, which also holds encrypted new ones. */
    static boolean isOle(byte[] bytes) {
        return at(bytes, 0, OLE);
    }

    /** Some writers put other bytes before the mark; readers look through the first 1,024. */
    static boolean isPdf(byte[] bytes) {
        return find(bytes, PDF, 0, 1024) >= 0;
    }

    static boolean isEncryptedOffice(byte[] ole) {
        return holdsName(ole, "EncryptedPackage");
    }

    static String legacy(byte[] ole) {
        return holdsName(ole, "WordDocument")
                ? ".doc"
                : holdsName(ole, "Workbook") || holdsName(ole, "Book")
                        ? ".xls"
                        : holdsName(ole, "PowerPoint Document") ? ".ppt" : "OLE";
    }

    /** Directory names in an OLE container are UTF-16LE and begin on a 128-byte boundary. */
    private static boolean holdsName(byte[] ole, String name) {
        var wanted = (name + '\0').getBytes(StandardCharsets.UTF_16LE);
        for (var i = 0; i < ole.length; i += 128) {
            if (at(ole, i, wanted)) {
                return true;
            }
        }
        return false;
    }

    static String archive(String fileName) {
        var own = extension(fileName);
        return OURS.contains(own) ? ".zip" : "." + own;
    }

    /** A container that lost its end is a damaged document if it says so anywhere. */
    static boolean claimsOffice(byte[] bytes, String fileName) {
        var own = extension(fileName);
        return own.equals("docx")
                || own.equals("xlsx")
                || find(
                                bytes,
                                "[Content_Types].xml".getBytes(StandardCharsets.US_ASCII),
                                0,
                                1 << 16)
                        >= 0;
    }

    static String extension(String fileName) {
        var dot = fileName.lastIndexOf('.');
        var own = fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
        return dot >= 0 && own.matches("[a-z0-9]{1,5}") ? own : "";
    }

    /** Where the piece begins, looking from one place up to another; -1 if nowhere. */
    static int find(byte[] bytes, byte[] piece, int from, int upTo) {
        for (var i = Math.max(0, from); i < Math.min(upTo, bytes.length); i++) {
            if (at(bytes, i, piece)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean at(byte[] bytes, int start, byte[] piece) {
        if (start + piece.length > bytes.length) {
            return false;
        }
        for (var i = 0; i < piece.length; i++) {
            if (bytes[start + i] != piece[i]) {
                return false;
            }
        }
        return true;
    }
}
