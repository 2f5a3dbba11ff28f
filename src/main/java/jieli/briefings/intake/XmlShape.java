package jieli.briefings.intake;

/**
 * What XML readers keep in memory, measured on the bytes before any reader sees them: how deep
 * elements nest, how long a tag is, how long text goes on, how much a spreadsheet row holds.
 * Comments and CDATA are taken for text, which is exact enough for files that programs write; these
 * never write UTF-16, whose zeros would hide tags from us.
 */
final class XmlShape {
    private static final int DEPTH = 1_000;
    private static final int TAG_BYTES = 1 << 20;
    private static final int ROW_BYTES = 4 << 20;

    private static final int ROW = 'r' << 24 | 'o' << 16 | 'w' << 8 | ' ';

    private static final int CELL = '<' << 16 | 'c' << 8 | ' ';
    private static final int PREFIXED_CELL = ':' << 16 | 'c' << 8 | ' ';
    private static final int NAME_BYTES = 12;

    private final boolean sheet;
    private boolean inTag;
    private boolean inCell;
    private int letters;
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
        monstrous |= depth > DEPTH || (sheet && rowBytes > ROW_BYTES);
    }

    private void take(byte b) {
        rowBytes++;
        monstrous |= b == 0;
        recent = (recent << 8) | (b & 0xFF);
        if (last == '<') {
            open(b);
        } else if (inTag) {
            inside(b);
        }
        last = b;
    }

    private void open(byte b) {
        inTag = b != '!' && b != '?';
        inCell = false;
        quote = 0;
        tagBytes = 0;
        depth += b == '/' ? -1 : inTag ? 1 : 0;
        monstrous |= depth > DEPTH;
    }

    private void inside(byte b) {
        monstrous |= ++tagBytes > TAG_BYTES;
        if (quote != 0) {
            quote = b == quote ? 0 : quote;
            column(b);
        } else if (b == '"' || b == '\'') {
            quote = b;
            letters = 0;
        } else if (b == '>') {
            inTag = false;
            depth -= last == '/' ? 1 : 0;
        } else if (b == ' ' && tagBytes < NAME_BYTES) {
            rowBytes = recent == ROW ? 0 : rowBytes;
            inCell |= (recent & 0xFFFFFF) == CELL || (recent & 0xFFFFFF) == PREFIXED_CELL;
        }
    }

    /** Readers make a row as long as its last cell's column says; the last in Excel is XFD. */
    private void column(byte b) {
        var isDigit = b >= '0' && b <= '9';
        monstrous |= sheet && inCell && isDigit && letters > 3;
        letters = Character.isLetter(b) ? letters + 1 : Integer.MIN_VALUE;
    }
}
