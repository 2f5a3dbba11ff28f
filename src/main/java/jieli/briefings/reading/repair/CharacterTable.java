package jieli.briefings.reading.repair;

import com.github.houbb.opencc4j.util.ZhConverterUtil;

/**
 * One character for one character: traditional to simplified, full width to half width. Built once,
 * because asking the converter for every character of a long text is a thousand times slower.
 * Price: words whose conversion depends on their neighbours get the commoner reading.
 */
final class CharacterTable {

    private static final char[] TABLE = build();

    private CharacterTable() {}

    static char plain(char character) {
        return TABLE[character];
    }

    static boolean han(char character) {
        return character >= 0x3400 && character <= 0x9FFF;
    }

    private static char[] build() {
        var table = new char[Character.MAX_VALUE + 1];
        for (int code = 0; code < table.length; code++) {
            table[code] = (char) code;
        }
        for (int code = 0xFF01; code <= 0xFF5E; code++) {
            table[code] = (char) (code - 0xFEE0);
        }
        for (int code = 0x4E00; code <= 0x9FFF; code++) {
            var simple = ZhConverterUtil.toSimple(String.valueOf((char) code));
            if (simple.length() == 1) {
                table[code] = simple.charAt(0);
            }
        }
        table['\u3000'] = ' ';
        table['\u00A0'] = ' ';
        table['\u9918'] = '余';
        table['〇'] = '零';
        table['\r'] = ' ';
        table['\t'] = ' ';
        table['・'] = '·';
        return table;
    }
}
