package jieli.deployment.certificate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;

/**
 * A4 pages filled from the top, in {@link SongFont}; what no longer fits begins a new page. Lengths
 * are points.
 */
public final class PdfPages {

    static final float LEFT = 64;
    static final float WIDTH = PDRectangle.A4.getWidth() - 2 * LEFT;

    private static final float TOP = PDRectangle.A4.getHeight() - 72;
    private static final float BOTTOM = 64;
    private static final float LEADING = 1.6f;
    private static final String FONT = "F1";

    private final List<StringBuilder> pages = new ArrayList<>();
    private float y = TOP;

    /** An empty first page. */
    public PdfPages() {
        pages.add(new StringBuilder());
    }

    /** Leaves room. */
    public void space(float height) {
        y -= height;
    }

    /** A line in the middle. */
    public void centred(String text, float size) {
        for (var line : wrapped(text, size, WIDTH)) {
            room(size * LEADING);
            y -= size * LEADING;
            write(line, LEFT + (WIDTH - SongFont.width(line, size)) / 2, y, size);
        }
    }

    /** Text over the whole width. */
    public void paragraph(String text, float size) {
        cells(List.of(text), List.of(1f), size);
    }

    /** A row of a table: each cell wrapped within its share of the width. */
    public void cells(List<String> texts, List<Float> shares, float size) {
        var columns = new ArrayList<List<String>>();
        var most = 1;
        for (var i = 0; i < texts.size(); i++) {
            var lines = wrapped(texts.get(i), size, shares.get(i) * WIDTH - 6);
            columns.add(lines);
            most = Math.max(most, lines.size());
        }
        room(most * size * LEADING);
        var x = LEFT;
        for (var i = 0; i < columns.size(); i++) {
            var line = y;
            for (var text : columns.get(i)) {
                line -= size * LEADING;
                write(text, x, line, size);
            }
            x += shares.get(i) * WIDTH;
        }
        y -= most * size * LEADING;
    }

    /** A line across, just below what was written last. */
    public void rule() {
        y -= 5;
        page().append(
                        "0.6 w %s %s m %s %s l S\n"
                                .formatted(
                                        number(LEFT), number(y), number(LEFT + WIDTH), number(y)));
    }

    /** A square at the left with lines of text beside it. */
    public void squares(QrSquares squares, float side, List<String> beside, float size) {
        room(side);
        var step = side / squares.side();
        for (var each : squares.dark()) {
            page().append(
                            "%s %s %s %s re\n"
                                    .formatted(
                                            number(LEFT + each.x() * step),
                                            number(y - (each.y() + 1) * step),
                                            number(step),
                                            number(step)));
        }
        page().append("f\n");
        var line = y - size;
        for (var text : beside) {
            for (var part : wrapped(text, size, WIDTH - side - 12)) {
                line -= size * LEADING;
                write(part, LEFT + side + 12, line, size);
            }
        }
        y = Math.min(y - side, line);
    }

    /** All of it as a PDF. */
    public byte[] file(String title) throws IOException {
        try (var document = new PDDocument();
                var bytes = new ByteArrayOutputStream()) {
            document.getDocumentInformation().setTitle(title);
            document.getDocumentCatalog().setLanguage("zh-CN");
            var resources = new PDResources();
            var fonts = new COSDictionary();
            fonts.setItem(COSName.getPDFName(FONT), SongFont.dictionary());
            resources.getCOSObject().setItem(COSName.FONT, fonts);
            for (var content : pages) {
                var page = new PDPage(PDRectangle.A4);
                page.setResources(resources);
                var stream = new PDStream(document);
                try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
                    out.write(content.toString().getBytes(StandardCharsets.US_ASCII));
                }
                page.setContents(stream);
                document.addPage(page);
            }
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    /** Chinese may break between any two characters. */
    private static List<String> wrapped(String text, float size, float width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var point : text.codePoints().toArray()) {
            var next = Character.toString(point);
            if (SongFont.width(line + next, size) > width && !line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            if (!line.isEmpty() || !next.isBlank()) {
                line.append(next);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    private void write(String text, float x, float baseline, float size) {
        if (!text.isEmpty()) {
            page().append(
                            "BT /%s %s Tf %s %s Td %s Tj ET\n"
                                    .formatted(
                                            FONT,
                                            number(size),
                                            number(x),
                                            number(baseline),
                                            SongFont.hex(text)));
        }
    }

    private void room(float height) {
        if (y - height < BOTTOM && y < TOP) {
            pages.add(new StringBuilder());
            y = TOP;
        }
    }

    private StringBuilder page() {
        return pages.getLast();
    }

    private static String number(float value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
