package jieli.briefings.intake;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;

/** Lines of a PDF with their place on the page, joined into the paragraphs they came from. */
final class PdfLines extends PDFTextStripper {
    private static final Pattern PAGE_NUMBER =
            Pattern.compile("[-—–\\s·第]*\\d{1,4}[-—–\\s·页]*(共\\s*\\d{1,4}\\s*页)?(/\\s*\\d{1,4})?");

    /** Places are in points from the top left corner; the size is that of the last glyph. */
    private record Line(String text, float left, float right, float y, float size) {}

    private final TextLines lines;
    private final List<Line> page = new ArrayList<>();
    private final StringBuilder paragraph = new StringBuilder();
    private @Nullable Line last;
    private float indentless;
    private int glyphs;
    private boolean han;

    private final StringBuilder line = new StringBuilder();
    private float left;
    private float right;
    private float y;
    private float size;
    private boolean gap;

    PdfLines(TextLines lines) {
        this.lines = lines;
    }

    /** Adds one page, counted from 1, and tells how many glyphs it has. */
    int read(PDDocument pdf, int number) throws IOException {
        page.clear();
        glyphs = 0;
        setStartPage(number);
        setEndPage(number);
        writeText(pdf, Writer.nullWriter());
        join();
        return glyphs;
    }

    boolean sawHan() {
        return han;
    }

    void endParagraph() {
        lines.add(paragraph);
        paragraph.setLength(0);
    }

    @Override
    protected void processTextPosition(TextPosition glyph) {
        var text = glyph.getUnicode();
        if (text != null && !text.isBlank()) {
            glyphs++;
            han |= Character.isIdeographic(text.codePointAt(0));
        }
        if (glyphs > Bounds.PDF_GLYPHS_A_PAGE) {
            lines.overflow();
        }
        if (!lines.full() && text != null) {
            lines.admit(text);
            super.processTextPosition(glyph);
        }
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
        var first = positions.getFirst();
        var end = positions.getLast();
        if (line.isEmpty()) {
            left = first.getXDirAdj();
        } else if (gap && !(isHan(line) && startsHan(text) && isNarrow(first))) {
            line.append(' ');
        }
        line.append(text);
        right = end.getXDirAdj() + end.getWidthDirAdj();
        y = end.getYDirAdj();
        size = end.getFontSizeInPt();
        gap = false;
    }

    @Override
    protected void writeWordSeparator() {
        gap = true;
    }

    @Override
    protected void writeLineSeparator() {
        if (!line.toString().isBlank()) {
            page.add(new Line(line.toString().strip(), left, right, y, size));
        }
        line.setLength(0);
        gap = false;
    }

    @Override
    protected void writePageEnd() {
        writeLineSeparator();
    }

    private void join() {
        if (!page.isEmpty() && PAGE_NUMBER.matcher(page.getLast().text).matches()) {
            page.removeLast();
        }
        if (!page.isEmpty() && PAGE_NUMBER.matcher(page.getFirst().text).matches()) {
            page.removeFirst();
        }
        indentless = page.stream().map(Line::left).min(Float::compare).orElse(0f);
        var turnsPage = true;
        for (var next : page) {
            if (last == null || !continues(last, next, turnsPage)) {
                endParagraph();
            } else if (!isHan(paragraph) && !startsHan(next.text)) {
                paragraph.append(' ');
            }
            paragraph.append(next.text);
            last = next;
            turnsPage = false;
        }
    }

    private boolean continues(Line above, Line below, boolean turnsPage) {
        var sameSize = Math.abs(above.size - below.size) < 0.15 * above.size;
        var step = below.y - above.y;
        var near = turnsPage || (step > 0 && step < 2.3 * above.size);
        var full = isFull(above, turnsPage);
        var indented = below.left > above.left + 0.9 * above.size;
        var ended = "。！？：；.!?".indexOf(above.text.charAt(above.text.length() - 1)) >= 0;
        var alike = ended && below.left > indentless + 0.9 * above.size;
        return sameSize && near && full && !indented && !alike;
    }

    /** True if the line is long enough for prose and reaches the right edge of its column. */
    private boolean isFull(Line line, boolean turnsPage) {
        if (line.right - line.left < 15 * line.size) {
            return false;
        }
        return turnsPage
                || page.stream()
                        .filter(other -> Math.abs(other.left - line.left) < 3 * line.size)
                        .allMatch(other -> line.right >= other.right - 2.1 * line.size);
    }

    /** Justified Han lines have slits between characters, not spaces. */
    private boolean isNarrow(TextPosition next) {
        return next.getXDirAdj() - right < 0.9 * size;
    }

    private static boolean isHan(CharSequence text) {
        return !text.isEmpty() && isWide(text.charAt(text.length() - 1));
    }

    private static boolean startsHan(String text) {
        return !text.isEmpty() && isWide(text.charAt(0));
    }

    private static boolean isWide(char c) {
        return Character.isIdeographic(c) || (c >= 0x3000 && c <= 0x303F) || c >= 0xFF00;
    }
}
