package jieli.briefings.intake;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import jieli.briefings.intake.Opened.Encoding;
import org.apache.tika.parser.txt.CharsetDetector;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to characters. A declared encoding is a hint: the reading that looks most like a written
 * text wins, and a claim that lost is named.
 *
 * @param more whether the bytes went on past the bound
 */
record Decoding(String text, Encoding encoding, boolean more) {
    private static final int SAMPLE_BYTES = 1 << 16;

    /** Under this, a reading is doubtful enough to ask for a second opinion. */
    private static final double DOUBTFUL = 0.3;

    /** A declaration decides between readings that look alike. */
    private static final double TRUST_IN_DECLARATION = 0.4;

    /** Multi-byte UTF-8 is hardly ever valid by chance. */
    private static final double TRUST_IN_UTF_8 = 2.5;

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Charset BIG5 = Charset.forName("x-windows-950");

    /** For bytes that turned out to hold nothing after a promising start. */
    static final Decoding NOTHING = new Decoding("", Encoding.FIXED, false);

    private record Reading(Charset charset, double score) {}

    /** Empty if the bytes are no text in any encoding. */
    static Optional<Decoding> of(byte[] bytes, @Nullable String declared, int maximum) {
        var claim = claimed(declared);
        var best = isAscii(bytes) ? new Reading(StandardCharsets.UTF_8, 1) : best(bytes, claim);
        if (best.score < -0.5) {
            return Optional.empty();
        }
        var decoding = decode(bytes, best.charset, declared, claim, maximum);
        return isBinary(decoding.text) ? Optional.empty() : Optional.of(decoding);
    }

    private static Reading best(byte[] bytes, @Nullable Charset claim) {
        var marked = byteOrderMark(bytes);
        var best = new Reading(StandardCharsets.UTF_8, Double.NEGATIVE_INFINITY);
        for (var charset : candidates(claim, marked)) {
            var trust = charset.equals(claim) ? TRUST_IN_DECLARATION : 0;
            trust += charset.equals(marked) ? TRUST_IN_UTF_8 : 0;
            var reading = new Reading(charset, score(bytes, charset) + trust);
            best = reading.score > best.score ? reading : best;
        }
        return best.score < DOUBTFUL ? secondOpinion(bytes, best) : best;
    }

    private static Set<Charset> candidates(@Nullable Charset claim, @Nullable Charset marked) {
        var all = new LinkedHashSet<Charset>();
        all.add(StandardCharsets.UTF_8);
        all.add(GB18030);
        all.add(BIG5);
        all.add(StandardCharsets.UTF_16LE);
        all.add(StandardCharsets.UTF_16BE);
        if (claim != null) {
            all.add(claim);
        }
        if (marked != null) {
            all.add(marked);
        }
        return all;
    }

    /** Tika's statistics know the languages that our scorer does not. */
    private static Reading secondOpinion(byte[] bytes, Reading ours) {
        var match = new CharsetDetector().setText(sample(bytes, StandardCharsets.UTF_8)).detect();
        if (match == null || match.getConfidence() < 20 || !Charset.isSupported(match.getName())) {
            return ours;
        }
        var charset = Charset.forName(match.getName());
        var score = score(bytes, charset);
        return score > ours.score && score > -0.5 ? new Reading(charset, score) : ours;
    }

    private static double score(byte[] bytes, Charset charset) {
        var wide = charset.name().startsWith("UTF-16");
        var in = ByteBuffer.wrap(sample(bytes, charset));
        var out = CharBuffer.allocate(in.remaining() + 4);
        var malformed = decode(in, out, charset, false);
        var sum = malformed * HanScore.MALFORMED;
        var count = malformed;
        var text = out.flip().toString();
        for (var i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            var c = text.codePointAt(i);
            if (wide || c >= 0x80 || HanScore.isControl(c)) {
                sum += c == 0xFEFF ? 0 : HanScore.of(c);
                count++;
            }
        }
        var isWhole = charset.equals(StandardCharsets.UTF_8) && malformed * 50 <= count;
        var bonus = isWhole ? TRUST_IN_UTF_8 * count / (count + 1) : 0;
        return count == 0 ? 0 : sum / count + bonus;
    }

    /** Decodes as far as the output reaches; each malformed piece becomes one U+FFFD. */
    private static int decode(ByteBuffer in, CharBuffer out, Charset charset, boolean last) {
        var decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        decoder.onUnmappableCharacter(CodingErrorAction.REPORT);
        var malformed = 0;
        var result = decoder.decode(in, out, last);
        while (result.isError() && out.hasRemaining()) {
            malformed++;
            in.position(in.position() + result.length());
            out.put('\uFFFD');
            result = decoder.decode(in, out, last);
        }
        return malformed;
    }

    private static Decoding decode(
            byte[] bytes,
            Charset charset,
            @Nullable String declared,
            @Nullable Charset claim,
            int maximum) {
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate((int) Math.min(maximum + 1L, bytes.length + 1L));
        decode(in, out, charset, true);
        var more = in.hasRemaining() || out.position() > maximum;
        var text = out.flip().toString();
        var start = !text.isEmpty() && text.charAt(0) == '\uFEFF' ? 1 : 0;
        var wrong = claim == null || claim.equals(charset) || isAscii(bytes) ? null : declared;
        return new Decoding(text.substring(start), new Encoding(name(charset), wrong), more);
    }

    /** Up to 64 KB from where the text stops being ASCII; UTF-16 from the start, in whole units. */
    private static byte[] sample(byte[] bytes, Charset charset) {
        var from = 0;
        if (!charset.name().startsWith("UTF-16")) {
            while (from < bytes.length && bytes[from] > 0 && !HanScore.isControl(bytes[from])) {
                from++;
            }
        }
        return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + SAMPLE_BYTES));
    }

    private static boolean isAscii(byte[] bytes) {
        for (var b : bytes) {
            if (b < 0 || HanScore.isControl(b)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBinary(String text) {
        return text.chars().filter(HanScore::isControl).count() * 200 > text.length();
    }

    private static @Nullable Charset byteOrderMark(byte[] bytes) {
        var first = bytes.length > 0 ? bytes[0] & 0xFF : 0;
        var second = bytes.length > 1 ? bytes[1] & 0xFF : 0;
        return switch (first << 8 | second) {
            case 0xFFFE -> StandardCharsets.UTF_16LE;
            case 0xFEFF -> StandardCharsets.UTF_16BE;
            default -> null;
        };
    }

    private static @Nullable Charset claimed(@Nullable String declared) {
        var name = declared == null ? "" : declared.strip().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "" -> null;
            case "gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "cp936" -> GB18030;
            case "big5", "big5-hkscs", "cp950" -> BIG5;
            case "utf-16" -> StandardCharsets.UTF_16LE;
            default ->
                    name.matches("[a-z0-9][a-z0-9+.:_-]*") && Charset.isSupported(name)
                            ? Charset.forName(name)
                            : null;
        };
    }

    private static String name(Charset charset) {
        return charset.equals(BIG5) ? "Big5" : charset.name();
    }
}
