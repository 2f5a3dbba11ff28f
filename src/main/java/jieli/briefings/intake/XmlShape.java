package jieli.briefings.intake;

/**
 * What XML readers keep in memory, measured on the bytes before any reader sees them: how deep
 * elements nest, how long a tag is, how long text goes on, how much a spreadsheet row holds.
 * Comments and CDATA are taken for text, which is exact enough for files that programs write.
 */
final class XmlShape {
    private static final int DEPTH = 1_000;
    private static final int TAG_BYTES = 1 << 20;
    private static final int ROW_BYTES = 4 << 20;

    private static final int ROW = 'r' << 24 | 'o' << 16 | 'w' << 8 | ' ';

    private final boolean sheet;
    private boolean inTag;
    private int quote;
    private int tagBytes;
    private int depth;
    private int rowBytes;
    private int last;

    /** Four bytes seen last, to recognise the name of a row. */
    private int recent;

    private boolean monstrous;

    XmlShape(boolean sheet) {
        this.sheet = sheet;
    }

    /** True once a reader would have to hold more than any real document asks of it. */
    boolean monstrous() {
        return monstrous;
    }

    void take(byte[] buffer, int length) {
        for (var i = 0; i < length; i++) {
            take(buffer[i]);
        }
        monstrous |= depth > DEPTH || sheet && rowBytes > ROW_BYTES;
    }

    private void take(byte b) {
        rowBytes++;
        recent = recent << 8 | b & 0xFF;
        if (last == '<') {
            open(b);
        } else if (inTag) {
            inside(b);
        }
        last = b;
    }

    private void open(byte b) {
        inTag = b != '!' && b != '?';
        quote = 0;
        tagBytes = 0;
        depth += b == '/' ? -1 : inTag ? 1 : 0;
        monstrous |= depth > DEPTH;
    }

    private void inside(byte b) {
        monstrous |= ++tagBytes > TAG_BYTES;
        if (quote != 0) {
            quote = b == quote ? 0 : quote;
        } else if (b == '"' || b == '\'') {
            quote = b;
        } else if (b == '>') {
            inTag = false;
            depth -= last == '/' ? 1 : 0;
        } else if (tagBytes < 12 && recent == ROW) {
            rowBytes = 0;
        }
    }
}
