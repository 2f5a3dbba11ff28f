package jieli.briefings.intake;

import java.util.Locale;

/**
 * How much of a document is taken in.
 *
 * @param uploadBytes of the file as it came
 * @param unpackedBytes of everything inside a container, nested containers included
 * @param unpackRatio of unpacked to packed, asked once {@value #HARMLESS_BYTES} bytes came out
 * @param textCharacters of the text we hand on, in UTF-16 units
 * @param rows of all sheets of a workbook together
 */
record Bounds(int uploadBytes, long unpackedBytes, int unpackRatio, int textCharacters, int rows) {

    static final Bounds STANDARD = new Bounds(20 << 20, 400L << 20, 200, 2_000_000, 100_000);

    static final int HARMLESS_BYTES = 10 << 20;

    /** Web pages are built as a tree, which costs up to ten times their length. */
    static final int MARKUP_CHARACTERS = 4_000_000;

    static final int MARKUP_TAGS = 300_000;

    /** Parts of a workbook that are held whole: shared strings, styles. */
    static final int HELD_BYTES = 32 << 20;

    static final int PDF_PAGES = 2_000;
    static final int PDF_GLYPHS_A_PAGE = 100_000;

    /** One stream of a PDF, unpacked: ten times the drawing of a dense map. */
    static final int PDF_STREAM_BYTES = 64 << 20;

    /** The bound a refusal names, as a reader writes it; empty if it names none. */
    String named(Refusal why) {
        return switch (why) {
            case TOO_LARGE -> megabytes(uploadBytes);
            case UNPACKS_TOO_LARGE -> megabytes(unpackedBytes);
            case TOO_MANY_ROWS -> grouped(rows);
            case TOO_MUCH_TEXT -> grouped(textCharacters);
            case EMPTY, NO_TEXT, NOT_TEXT, PASSWORD, SCANNED, UNSUPPORTED, DAMAGED, UNREADABLE ->
                    "";
        };
    }

    private static String megabytes(long bytes) {
        return (bytes >> 20) + " MB";
    }

    private static String grouped(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
