package jieli.directory.spelling;

import com.github.houbb.opencc4j.util.ZhConverterUtil;
import java.text.Normalizer;
import java.util.Locale;

/** A text with everything taken off that two spellings of one name may differ in. */
final class Folded {

    private Folded() {}

    /**
     * Simplified, lower case, half width, without tone marks, dots and blanks. What the letters of
     * pinyin leave open is settled: {@code v}, {@code ü} and {@code u} after l or n are one.
     */
    static String of(String text) {
        var plain = new StringBuilder(text.length());
        var latin = false;
        var han = false;
        for (int i = 0; i < text.length(); ) {
            var c = text.codePointAt(i);
            han |= c >= 0x2E80;
            latin |= c > ' ' && c < 0x2E80;
            i += Character.charCount(c);
        }
        var normal = latin || han ? Normalizer.normalize(text, Normalizer.Form.NFKD) : text;
        var simplified = han ? ZhConverterUtil.toSimple(normal) : normal;
        simplified
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Folded::counts)
                .forEach(plain::appendCodePoint);
        return latin ? oneU(plain.toString()) : plain.toString();
    }

    /** Tibetan vowel signs are marks of their own and stay; the tone marks of pinyin go. */
    private static boolean counts(int c) {
        return Character.isLetterOrDigit(c)
                || Character.UnicodeBlock.of(c) == Character.UnicodeBlock.TIBETAN
                        && Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static String oneU(String text) {
        return text.replace("lv", "lu").replace("nv", "nu");
    }
}
