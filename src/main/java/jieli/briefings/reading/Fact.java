package jieli.briefings.reading;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a document, as proposed to a person who decides about it. Unknown is never zero:
 * a lost figure has no value and a reason.
 *
 * @param subject what is stated, in the document's own words
 * @param why why something is missing or in conflict; null for other kinds
 */
public record Fact(
        FactKind kind,
        String subject,
        Amount amount,
        Setting setting,
        Source source,
        @Nullable Reason why) {

    /** Why a fact asks for a person's judgement; the name is a stable key for other languages. */
    public enum Reason {
        LOST_NUMBER("数字缺失,不是零。"),
        LOST_ALTITUDE("海拔数字缺失,不作推测。"),
        LOST_AMOUNT("金额数字缺失,不是零。"),
        LOST_INTEGER("整数部分缺失,剩下的小数不能当作金额。"),
        LOST_YEAR("年份数字缺失,不作推测。"),
        DAMAGED_TEXT("此处文字在转码时损坏,原样保留,不作猜测。"),
        UNSTATED_AMOUNT("未说明金额。"),
        SEVERAL("只说多,没有数字。"),
        UNCOUNTED_FIRSTS("首次开展的项数未说明。"),
        DIRECTION_ONLY("只说方向,没有数字。"),
        REPEATED_FIGURE("同一数字在文中出现两次,只计一次,请确认是否同一事实。"),
        DIFFERENT_FIGURES("同类事项的数字不同,口径、时间或范围可能不同,请人工判断。"),
        SPAN_AGAINST_DATES("文中的年数与起止日期不一致,请人工判断。"),
        ONE_OR_SEVERAL("可理解为一例,也可理解为几项各自的首例,请人工判断。");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        /** One Chinese sentence for the person who decides. */
        public String sentence() {
            return sentence;
        }
    }

    /**
     * How much.
     *
     * @param value the figure in digits as far as it is one, {@code 3|5} for alternatives; null if
     *     unknown
     * @param unit the unit in the document's own word, {@code 万人次}; empty if there is none
     * @param qualifier the words that qualify the figure, parted by {@code ;}
     */
    public record Amount(@Nullable String value, String unit, String qualifier) {

        private static final Pattern NUMBER = Pattern.compile("\\d{1,30}(\\.\\d{1,30})?");

        static final Amount NONE = new Amount(null, "", "");

        /** The figure as a number, or null if the value is unknown or not one number. */
        public @Nullable BigDecimal number() {
            return value != null && NUMBER.matcher(value).matches() ? new BigDecimal(value) : null;
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

    /** The reason as one Chinese sentence, or null. */
    public @Nullable String reason() {
        return why == null ? null : why.sentence();
    }

    /** The name of the reason, the same in every language, or null. */
    public @Nullable String reasonCode() {
        return why == null ? null : why.name();
    }

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
