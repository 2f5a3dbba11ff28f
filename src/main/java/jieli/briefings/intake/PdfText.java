package jieli.briefings.intake;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.InflaterInputStream;
import jieli.briefings.intake.Opened.Encoding;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** The text layer of a PDF, page by page, with the lines of a paragraph joined. */
final class PdfText {
    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] START = "startxref".getBytes(StandardCharsets.US_ASCII);

    /** A whole file ends with its table of contents; some mailers add a signature behind it. */
    private static final int TAIL_BYTES = 1 << 16;

    /** Letters a scanning program stamps on a page. */
    private static final int STAMP_LETTERS = 30;

    private static final int CHAINED = 4;

    static {
        QuietLibraries.hush();
    }

    private PdfText() {}

    static Content read(byte[] bytes, Bounds bounds) throws IOException {
        if (Naming.find(bytes, START, bytes.length - TAIL_BYTES, bytes.length) < 0) {
            return new Content.Not(Refusal.DAMAGED);
        }
        if (isBomb(bytes)) {
            return new Content.Not(Refusal.UNPACKS_TOO_LARGE);
        }
        var scratch = IOUtils.createTempFileOnlyStreamCache();
        try (var pdf = Loader.loadPDF(new RandomAccessReadBuffer(bytes), scratch)) {
            return read(pdf, bounds);
        } catch (InvalidPasswordException _) {
            return new Content.Not(Refusal.PASSWORD);
        }
    }

    private static Content read(PDDocument pdf, Bounds bounds) throws IOException {
        var pages = pdf.getNumberOfPages();
        if (pages == 0) {
            return new Content.Not(Refusal.DAMAGED);
        }
        if (pages > Bounds.PDF_PAGES) {
            return new Content.Not(Refusal.TOO_MUCH_TEXT);
        }
        var lines = new TextLines(bounds);
        var layer = new PdfLines(lines);
        var written = false;
        var pictured = false;
        for (var number = 1; number <= pages && !lines.full(); number++) {
            var letters = layer.read(pdf, number);
            written |= letters > STAMP_LETTERS || (letters > 0 && layer.sawHan());
            pictured |= !written && hasPicture(pdf.getPage(number - 1));
        }
        layer.endParagraph();
        return !written && pictured && !lines.full()
                ? new Content.Not(Refusal.SCANNED)
                : lines.content(Format.PDF, null, Encoding.FIXED);
    }

    private static boolean hasPicture(PDPage page) {
        var resources = page.getResources();
        if (resources != null) {
            for (var name : resources.getXObjectNames()) {
                if (resources.isImageXObject(name)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * PDFBox unpacks a stream whole, so each is unpacked into nothing first. Streams are found by
     * their keyword, whatever the (possibly lying) dictionary before them says.
     */
    private static boolean isBomb(byte[] bytes) {
        for (var at = next(bytes, 0); at >= 0; at = next(bytes, at)) {
            if (unpacked(bytes, at) > Bounds.PDF_STREAM_BYTES) {
                return true;
            }
        }
        return false;
    }

    /** Where the data after the next keyword begins. */
    private static int next(byte[] bytes, int from) {
        var at = Naming.find(bytes, STREAM, from, bytes.length);
        if (at < 0) {
            return -1;
        }
        at += STREAM.length;
        while (at < bytes.length && (bytes[at] == '\r' || bytes[at] == '\n')) {
            at++;
        }
        return at;
    }

    private static long unpacked(byte[] bytes, int at) {
        var count = 0L;
        try {
            InputStream in = new ByteArrayInputStream(bytes, at, bytes.length - at);
            for (var depth = 0; depth < CHAINED && isDeflated(in); depth++) {
                in = new BufferedInputStream(new InflaterInputStream(in));
            }
            if (in instanceof ByteArrayInputStream) {
                return 0;
            }
            var buffer = new byte[1 << 16];
            for (var n = 0; n >= 0 && count <= Bounds.PDF_STREAM_BYTES; n = in.read(buffer)) {
                count += n;
            }
        } catch (IOException _) {
            // Not deflated after all, or damaged: what came out so far is what PDFBox gets too.
            return count;
        }
        return count;
    }

    private static boolean isDeflated(InputStream in) throws IOException {
        in.mark(2);
        var head = in.readNBytes(2);
        in.reset();
        return head.length == 2
                && (head[0] & 0x0F) == 8
                && (((head[0] & 0xFF) << 8) | (head[1] & 0xFF)) % 31 == 0;
    }
}
