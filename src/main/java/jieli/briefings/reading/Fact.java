package jieli.briefings.reading;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a document, as proposed to a person who decides about it. Unknown is never zero:
 * a lost figure has no value and a reason.
 *
 * @param subject what is stated, in the document's own words
 * @param reason why something is missing or in conflict, one sentence for the reader; null for
 *     other kinds
 */
public record Fact(
        FactKind kind,
        String subject,
        Amount amount,
        Setting setting,
        Source source,
        @Nullable String reason) {

    /**
     * How much.
     *
     * @param value the figure in digits as far as it is one, {@code 3|5} for alternatives; null if
     *     unknown
     * @param unit the unit in the document's own word, {@code 万人次}; empty if there is none
     * @param qualifier the words that qualify the figure, parted by {@code ;}
     */
    public record Amount(@Nullable String value, String unit, String qualifier) {

        static final Amount NONE = new Amount(null, "", "");

        /** The figure as a number, or null if the value is unknown or not one number. */
        public @Nullable BigDecimal number() {
            return value != null && value.matches("\\d{1,30}(\\.\\d{1,30})?")
                    ? new BigDecimal(value)
                    : null;
        }
    }

    /**
     * When, where and by whom.
     *
     * @param period {@code 2016}, {@code 2018年以来}, {@code 2022-07..2025-05}, {@code 截至2024-08},
     *     {@code 年份缺失} (the digits were lost), {@code 未说明} (nothing is said) and the like
     */
    public record Setting(String period, String where, String who) {}

    /**
     * Where the fact stands in the document.
     *
     * @param span the place in the original text
     * @param quote the same place after repair
     * @param rule the name of the rule that found it
     * @param paragraph index into the paragraphs of the reading; -1 outside of them, as in a table
     */
    public record Source(Span span, String quote, String rule, int paragraph) {}

    public @Nullable String value() {
        return amount.value();
    }

    public @Nullable BigDecimal number() {
        return amount.number();
    }

    public String unit() {
        return amount.unit();
    }

    public String qualifier() {
        return amount.qualifier();
    }

    public String period() {
        return setting.period();
    }

    public String where() {
        return setting.where();
    }

    public String who() {
        return setting.who();
    }

    public Span span() {
        return source.span();
    }

    public String quote() {
        return source.quote();
    }

    public String rule() {
        return source.rule();
    }

    public int paragraph() {
        return source.paragraph();
    }
}
