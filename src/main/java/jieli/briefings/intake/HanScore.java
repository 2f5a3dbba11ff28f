package jieli.briefings.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Objects;

/**
 * How much decoded characters look like a text someone wrote, most of all a Chinese one.
 *
 * <p>Bytes read in the wrong encoding still give Han characters, but rare ones: a right reading has
 * two thirds of its characters among the 700 commonest and nearly all on the first level of GB 2312
 * or Big5, which both standards order by use.
 */
final class HanScore {
    static final double MALFORMED = -8;

    /** Names come with their pronunciation in brackets. */
    private static final String PINYIN = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü";

    private static final String SIGNS = "→←↑↓●○■□★☆◆◇▲△℃①②③④⑤⑥⑦⑧⑨⑩ⅠⅡⅢⅣⅤ×÷±°§≥≤";

    private static final BitSet COMMON = common();
    private static final BitSet FIRST_LEVEL = firstLevel();

    private HanScore() {}

    /** From -8 (cannot be text) to 3 (a common Han character). */
    static double of(int c) {
        if (COMMON.get(c) || PINYIN.indexOf(c) >= 0) {
            return 3;
        }
        if (FIRST_LEVEL.get(c)) {
            return 1.2;
        }
        return switch (Character.getType(c)) {
            case Character.PRIVATE_USE, Character.UNASSIGNED, Character.SURROGATE -> -6;
            case Character.CONTROL -> isWhite(c) ? 1 : -6;
            case Character.OTHER_LETTER -> ofLetter(c);
            default -> ofSign(c);
        };
    }

    /** True for bytes that no text holds; tabs, line ends and an old end-of-file mark are fine. */
    static boolean isControl(int c) {
        return (c >= 0 && c < 0x20 && !isWhite(c) && c != 0x1A) || c == 0x7F;
    }

    private static double ofLetter(int c) {
        if (Character.isIdeographic(c)) {
            return c >= 0x20000 ? -3 : -1.5;
        }
        return 0;
    }

    private static double ofSign(int c) {
        if (isChinesePunctuation(c)) {
            return 2;
        }
        return c < 0x80 || SIGNS.indexOf(c) >= 0 ? 1 : c == 0xFFFD ? -1 : 0;
    }

    private static boolean isWhite(int c) {
        return c >= '\t' && c <= '\r';
    }

    private static boolean isChinesePunctuation(int c) {
        return (c >= 0x3001 && c <= 0x3011)
                || (c >= 0xFF01 && c <= 0xFF5E)
                || (c >= 0x2014 && c <= 0x2026)
                || c == 0x3000
                || c == 0xB7;
    }

    private static BitSet common() {
        var bits = new BitSet(0x10000);
        try (var in =
                Objects.requireNonNull(HanScore.class.getResourceAsStream("common-han.txt"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .chars()
                    .filter(Character::isIdeographic)
                    .forEach(bits::set);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bits;
    }

    private static BitSet firstLevel() {
        var bits = new BitSet(0x10000);
        add(bits, Charset.forName("GB2312"), 0xB0, 0xD7);
        add(bits, Charset.forName("Big5"), 0xA4, 0xC6);
        return bits;
    }

    private static void add(BitSet bits, Charset charset, int firstLead, int lastLead) {
        for (var lead = firstLead; lead <= lastLead; lead++) {
            for (var trail = 0x40; trail <= 0xFE; trail++) {
                new String(new byte[] {(byte) lead, (byte) trail}, charset)
                        .chars()
                        .filter(Character::isIdeographic)
                        .forEach(bits::set);
            }
        }
    }
}
