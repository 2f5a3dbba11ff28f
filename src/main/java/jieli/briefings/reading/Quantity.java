package jieli.briefings.reading;

/**
 * A number with its unit in a sentence. Offsets point into the repaired text of the document.
 *
 * @param value the figure in digits, a multiplier of the unit left aside: 1.8 for 1.8万人次
 * @param unit the unit word with its multiplier, 万人次
 * @param word the unit word without the multiplier, 人次; empty for a bare 万
 * @param marks the qualifiers inside and after the number: 余, 多, 以上
 * @param spelled whether the number was written in Chinese numerals
 * @param set apart by 第, by quotation marks or by title marks
 */
record Quantity(
        int start,
        int end,
        String value,
        String unit,
        String word,
        java.util.List<String> marks,
        boolean spelled,
        Place place) {

    /** What stands around a number and decides whether it counts anything. */
    enum Place {
        PLAIN,
        ORDINAL,
        SLOGAN
    }
}
