package jieli.briefings.intake;

import java.util.List;
import jieli.briefings.intake.Opened.Encoding;
import org.jspecify.annotations.Nullable;

/** Collects a document line by line and stops taking more once a bound is passed. */
final class TextLines {
    private final StringBuilder text = new StringBuilder();
    private final Bounds bounds;
    private long admitted;
    private int rows;
    private @Nullable Refusal overflow;

    TextLines(Bounds bounds) {
        this.bounds = bounds;
    }

    /** True once a reader may stop: what follows would be refused anyway. */
    boolean full() {
        return overflow != null;
    }

    /** Refuses the text as too much by a bound of the reader's own. */
    void overflow() {
        overflow = Refusal.TOO_MUCH_TEXT;
    }

    /** The piece if there is room for it, else nothing; call it before a piece is kept anywhere. */
    String admit(String piece) {
        admitted += piece.length();
        if (admitted > bounds.textCharacters()) {
            overflow = Refusal.TOO_MUCH_TEXT;
            return "";
        }
        return piece;
    }

    void add(CharSequence line) {
        var tidy = line.toString().strip();
        if (text.length() + tidy.length() > bounds.textCharacters()) {
            overflow = Refusal.TOO_MUCH_TEXT;
        } else if (!tidy.isEmpty()) {
            text.append(tidy).append('\n');
        }
    }

    /** A table row: cells with tabs between them, none after the last that says something. */
    void row(List<? extends CharSequence> cells) {
        if (++rows > bounds.rows()) {
            overflow = Refusal.TOO_MANY_ROWS;
            return;
        }
        var line = new StringBuilder();
        for (var cell : cells) {
            line.append(cell.toString().strip().replaceAll("[\\t\\r\\n]+", " ")).append('\t');
        }
        if (!line.toString().isBlank()) {
            while (line.charAt(line.length() - 1) == '\t') {
                line.setLength(line.length() - 1);
            }
            addKeepingTabs(line);
        }
    }

    private void addKeepingTabs(StringBuilder line) {
        if (text.length() + line.length() > bounds.textCharacters()) {
            overflow = Refusal.TOO_MUCH_TEXT;
        } else {
            text.append(line).append('\n');
        }
    }

    /** Characters so far: the place to come back to. */
    int length() {
        return text.length();
    }

    /** Takes back what was added since, for example a heading that nothing follows. */
    void backTo(int length) {
        text.setLength(length);
    }

    Content content(Format format, @Nullable String title, Encoding encoding) {
        if (overflow != null) {
            return new Content.Not(overflow);
        }
        return text.isEmpty()
                ? new Content.Not(Refusal.NO_TEXT)
                : new Content.Found(text.toString(), format, title, encoding);
    }
}
