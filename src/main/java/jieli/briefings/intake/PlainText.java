package jieli.briefings.intake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.tika.Tika;
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;
import org.jspecify.annotations.Nullable;

/** What came without a container: a web page, plain text, or bytes that are neither. */
final class PlainText {
    private static final int HEAD = 8192;

    private static final Pattern DECLARATION =
            Pattern.compile(
                    "(?i)(?:<meta\\b[^>]{0,200}?\\bcharset|<\\?xml\\b[^>]{0,200}?\\bencoding)"
                            + "\\s*=\\s*[\"']?\\s*([a-z0-9._:-]{2,40})");

    private static final Pattern PAGE =
            Pattern.compile("(?is)\\s*<(?:!doctype\\s+html|html|head|body|meta|title)\\b.*");

    private static final Pattern PAGE_BEHIND_PROLOGUE =
            Pattern.compile("(?is)\\s*<(?:\\?xml|!--).*?<(?:!doctype\\s+html|html|head|body)\\b.*");

    /** Asked only of files that call themselves web pages: fragments, as editors save them. */
    private static final Pattern FRAGMENT =
            Pattern.compile("(?is).*<(?:html|p|div|span|table|br|h[1-6]|ul|ol|a)\\b.*");

    private static final Pattern SAVED_PAGE =
            Pattern.compile("(?is)(?:[\\w-]+:.*\\s)?MIME-Version:.*multipart/related.*");

    private PlainText() {}

    static Content read(String fileName, byte[] bytes, @Nullable String declared, Bounds bounds) {
        var raw =
                new String(
                        Arrays.copyOf(bytes, Math.min(bytes.length, HEAD)),
                        StandardCharsets.ISO_8859_1);
        var claim = DECLARATION.matcher(raw.replace("\0", ""));
        var charset = claim.find() ? claim.group(1) : declared;
        var head = Decoding.of(bytes, charset, HEAD);
        if (head.isEmpty()) {
            return new Content.Not(notText(bytes), named(bytes));
        }
        var opening = head.get().text();
        var foreign = foreign(opening);
        if (isPage(opening, fileName)) {
            return HtmlText.read(decode(bytes, charset, bounds.uploadBytes()), bounds);
        }
        return foreign.isEmpty()
                ? lines(decode(bytes, charset, bounds.textCharacters()), Format.TXT, bounds)
                : new Content.Not(Refusal.UNSUPPORTED, foreign);
    }

    /** Line by line; what counts as a paragraph is the reader's affair. */
    static Content lines(Decoding decoding, Format format, Bounds bounds) {
        var lines = new TextLines(bounds);
        decoding.text().lines().takeWhile(_ -> !lines.full()).forEach(lines::add);
        return decoding.more()
                ? new Content.Not(Refusal.TOO_MUCH_TEXT)
                : lines.content(format, null, decoding.encoding());
    }

    private static Decoding decode(byte[] bytes, @Nullable String charset, int maximum) {
        return Decoding.of(bytes, charset, maximum).orElseGet(() -> Decoding.NOTHING);
    }

    private static boolean isPage(String head, String fileName) {
        var own = Naming.extension(fileName);
        return PAGE.matcher(head).matches()
                || PAGE_BEHIND_PROLOGUE.matcher(head).matches()
                || ((own.equals("html") || own.equals("htm")) && FRAGMENT.matcher(head).matches());
    }

    /** Formats written in letters that are nevertheless no text to read; empty for text. */
    private static String foreign(String head) {
        if (head.startsWith("{\\rtf")) {
            return ".rtf";
        }
        if (head.startsWith("%!PS")) {
            return ".ps";
        }
        if (head.stripLeading().toLowerCase(Locale.ROOT).startsWith("<?xml")) {
            return head.contains("<svg") ? ".svg" : ".xml";
        }
        return SAVED_PAGE.matcher(head).matches() ? ".mht" : "";
    }

    private static Refusal notText(byte[] bytes) {
        return named(bytes).isEmpty() ? Refusal.NOT_TEXT : Refusal.UNSUPPORTED;
    }

    /** The usual extension of a kind of file that Tika knows by its first bytes, else empty. */
    private static String named(byte[] bytes) {
        var type = new Tika().detect(Arrays.copyOf(bytes, Math.min(bytes.length, 1 << 16)));
        if (type.startsWith("text/") || type.equals(MimeTypes.OCTET_STREAM)) {
            return "";
        }
        try {
            var extension = MimeTypes.getDefaultMimeTypes().forName(type).getExtension();
            return extension.isEmpty() ? type : extension;
        } catch (MimeTypeException _) {
            return type;
        }
    }
}
