package jieli.briefings.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.locks.ReentrantLock;
import javax.xml.stream.XMLStreamException;
import jieli.briefings.intake.Opened.Encoding;
import jieli.briefings.intake.Opened.Refused;
import jieli.briefings.intake.Opened.Text;
import org.jspecify.annotations.Nullable;

/**
 * The door for documents: bytes in, text or one refusal out. The content says what a document is,
 * not its name.
 *
 * <p>A document may have 20 MB as it comes, 400 MB unpacked at a ratio of 200, 100,000 table rows,
 * 4,000,000 characters of markup, 2,000 pages, and 2,000,000 characters of text. Opening one needs
 * at most 192 MB of heap whatever its bytes are, and documents are opened one after the other, so
 * the bound holds for the process.
 */
public final class Intake {
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();
    private static final Intake STANDARD = new Intake(Bounds.STANDARD);

    private final Bounds bounds;

    private Intake(Bounds bounds) {
        this.bounds = bounds;
    }

    public static Intake standard() {
        return STANDARD;
    }

    static Intake within(Bounds bounds) {
        return new Intake(bounds);
    }

    /** Opens a named file; what is no readable file is {@link Refusal#UNREADABLE}. */
    public Opened open(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            return refused(Refusal.UNREADABLE);
        }
        try (var in = Files.newInputStream(file)) {
            return open(String.valueOf(file.getFileName()), in, null);
        } catch (IOException _) {
            return refused(Refusal.UNREADABLE);
        }
    }

    /**
     * Opens an upload. Reads at most one byte more than the bound and does not close the stream; a
     * stream that breaks is {@link Refusal#UNREADABLE}.
     *
     * @param declaredCharset what the sender says about plain text, for example from a content type
     */
    public Opened open(String fileName, InputStream in, @Nullable String declaredCharset) {
        ONE_AT_A_TIME.lock();
        try {
            var bytes = in.readNBytes(bounds.uploadBytes() + 1);
            return bytes.length > bounds.uploadBytes()
                    ? refused(Refusal.TOO_LARGE)
                    : open(fileName, bytes, declaredCharset);
        } catch (IOException _) {
            return refused(Refusal.UNREADABLE);
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    /** Takes text as it was pasted into a form; markup in it stays as it is. */
    public Opened paste(String text) {
        if (text.isBlank()) {
            return refused(Refusal.EMPTY);
        }
        var more = text.length() > bounds.textCharacters();
        var pasted = new Decoding(more ? "" : text, Encoding.FIXED, more);
        return opened(
                PlainText.lines(pasted, Format.PASTED, bounds),
                pasted.text().getBytes(StandardCharsets.UTF_8));
    }

    private Opened open(String fileName, byte[] bytes, @Nullable String declared) {
        if (isBlank(bytes)) {
            return refused(Refusal.EMPTY);
        }
        if (!Naming.isZip(bytes) && !Naming.isOle(bytes) && !Naming.isPdf(bytes)) {
            return opened(PlainText.read(fileName, bytes, declared, bounds), bytes);
        }
        // The parsers answer damaged input with whatever the damage leads them to. The heap's end
        // is the second wall behind the bounds: what one document held is free again here.
        try {
            return opened(container(fileName, bytes), bytes);
        } catch (IOException
                | XMLStreamException
                | RuntimeException
                | StackOverflowError
                | OutOfMemoryError _) {
            return Naming.isZip(bytes) && !Naming.claimsOffice(bytes, fileName)
                    ? new Refused(Refusal.UNSUPPORTED, Naming.archive(fileName))
                    : refused(Refusal.DAMAGED);
        }
    }

    private Content container(String fileName, byte[] bytes)
            throws IOException, XMLStreamException {
        if (Naming.isOle(bytes)) {
            return Naming.isEncryptedOffice(bytes)
                    ? new Content.Not(Refusal.PASSWORD)
                    : new Content.Not(Refusal.UNSUPPORTED, Naming.legacy(bytes));
        }
        return Naming.isZip(bytes)
                ? Office.read(bytes, fileName, bounds)
                : PdfText.read(bytes, bounds);
    }

    private Opened opened(Content content, byte[] bytes) {
        return switch (content) {
            case Content.Found(var text, var format, var title, var encoding) ->
                    new Text(text, format, title, encoding, sha256(bytes));
            case Content.Not(var why, var detail) ->
                    detail.isEmpty() ? refused(why) : new Refused(why, detail);
        };
    }

    private Refused refused(Refusal why) {
        return new Refused(why, bounds.named(why));
    }

    private static boolean isBlank(byte[] bytes) {
        for (var b : bytes) {
            if (b != ' ' && (b < '\t' || b > '\r')) {
                return false;
            }
        }
        return true;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
