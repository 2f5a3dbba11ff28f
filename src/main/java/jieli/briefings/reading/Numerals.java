package jieli.briefings.reading;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Chinese numerals in digits: 二十 is 20, 两百 200, 一千零五 1005, 三点五 3.5, 二〇一八 2018. */
final class Numerals {

    private static final String DIGITS = "零一二三四五六七八九";

    private Numerals() {}

    static boolean numeral(char character) {
        return "零一二两三四五六七八九十百千".indexOf(character) >= 0;
    }

    /** The number as it is written in digits, or null if the signs do not make one. */
    static @Nullable String digits(String numeral) {
        int point = numeral.indexOf('点');
        if (point > 0) {
            var whole = digits(numeral.substring(0, point));
            var fraction = plain(numeral.substring(point + 1));
            return whole == null || fraction == null ? null : whole + "." + fraction;
        }
        boolean ranked = numeral.chars().anyMatch(sign -> "十百千".indexOf(sign) >= 0);
        if (!ranked) {
            return numeral.length() == 2 || numeral.length() == 3 ? null : plain(numeral);
        }
        return ranked(numeral);
    }

    private static @Nullable String plain(String numeral) {
        var text = new StringBuilder();
        for (char sign : numeral.toCharArray()) {
            int digit = sign == '两' ? 2 : DIGITS.indexOf(sign);
            if (digit < 0) {
                return null;
            }
            text.append(digit);
        }
        return text.isEmpty() ? null : text.toString();
    }

    private static @Nullable String ranked(String numeral) {
        long total = 0;
        long digit = -1;
        long above = Long.MAX_VALUE;
        for (char sign : numeral.toCharArray()) {
            int value = sign == '两' ? 2 : DIGITS.indexOf(sign);
            if (value >= 0) {
                if (digit > 0) {
                    return null;
                }
                digit = value;
                continue;
            }
            long rank = sign == '十' ? 10 : sign == '百' ? 100 : 1000;
            if (rank >= above) {
                return null;
            }
            total += (digit < 0 ? 1 : digit) * rank;
            above = rank;
            digit = -1;
        }
        return String.valueOf(total + Math.max(0, digit));
    }

    /** A value as it is written in facts: no thousands separators, no zeros at the end of 1.80. */
    static String tidy(String value) {
        var number = new BigDecimal(value.replace(",", ""));
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
