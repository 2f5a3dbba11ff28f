package jieli.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;
import jieli.ledger.Total.Bound;
import jieli.terms.Qualifier;
import jieli.terms.Unit;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Quantities in words a reader expects: 1.8 万人次, 366 万元, at least 100 operations. */
@Component
class Amounts {

    private static final BigDecimal WAN = BigDecimal.valueOf(10_000);
    private static final BigDecimal FEN_A_YUAN = BigDecimal.valueOf(100);
    private static final BigDecimal ROUND = BigDecimal.valueOf(100);

    /** How a table of facts says that the source names no time. */
    private static final String UNSTATED = "未说明";

    private static final String TEN_THOUSAND = " 万";

    private final MessageSource messages;

    Amounts(MessageSource messages) {
        this.messages = messages;
    }

    String say(Tally tally, Locale locale) {
        var low = tally.low();
        var high = tally.high();
        if (tally.latest() != null) {
            return say(tally.latest().quantity(), locale);
        }
        if (low == null || high == null || low.isUnknown()) {
            return text("ledger.amount.unknown", locale);
        }
        var unit = tally.definition().unit();
        if (low.value().compareTo(high.value()) == 0) {
            return bounded(
                    low.bound(),
                    number(low.value(), low.step(), unit, locale),
                    low.value(),
                    unit,
                    locale);
        }
        return text(
                        "ledger.amount.range",
                        locale,
                        number(low.value(), low.step(), unit, locale),
                        number(high.value(), high.step(), unit, locale),
                        unit(unit, high.value(), locale))
                .replace(TEN_THOUSAND + " ", TEN_THOUSAND);
    }

    /** A plain count. */
    String say(BigDecimal count, Unit unit, Locale locale) {
        return text("ledger.amount.exact", locale, plain(count, locale), unit(unit, count, locale));
    }

    String say(Quantity quantity, Locale locale) {
        return switch (quantity) {
            case Quantity.Known known when known.qualifiers().contains(Qualifier.ORDINAL) ->
                    text(
                            "ledger.amount.ordinal",
                            locale,
                            plain(known.value(), locale),
                            unit(known.unit(), BigDecimal.ONE, locale));
            case Quantity.Known known ->
                    bounded(
                            Bound.of(known.qualifiers()),
                            number(known.value(), known.step(), known.unit(), locale),
                            known.value(),
                            known.unit(),
                            locale);
            case Quantity.Unknown unknown ->
                    unknown.unit() == null
                            ? text("ledger.amount.unknown", locale)
                            : text(
                                    "ledger.amount.unknown-of",
                                    locale,
                                    unit(unknown.unit(), BigDecimal.TEN, locale));
            case Quantity.Uncounted uncounted -> uncounted.words();
        };
    }

    private String bounded(Bound bound, String number, BigDecimal value, Unit unit, Locale locale) {
        var key =
                switch (bound) {
                    case EXACT -> "ledger.amount.exact";
                    case AT_LEAST -> "ledger.amount.at-least";
                    case ABOUT -> "ledger.amount.about";
                };
        return text(key, locale, number, unit(unit, value, locale))
                .replace(TEN_THOUSAND + " ", TEN_THOUSAND);
    }

    private String number(BigDecimal value, BigDecimal step, Unit unit, Locale locale) {
        var money = unit == Unit.CNY_FEN;
        var amount = money ? value.divide(FEN_A_YUAN) : value;
        var worth = money ? step.divide(FEN_A_YUAN) : step;
        if (isChinese(locale) && amount.compareTo(WAN) >= 0 && worth.compareTo(ROUND) >= 0) {
            return plain(amount.divide(WAN), locale) + TEN_THOUSAND;
        }
        return plain(amount, locale);
    }

    private static String plain(BigDecimal number, Locale locale) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(4);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(number);
    }

    String unit(Unit unit, BigDecimal value, Locale locale) {
        var key = value.compareTo(BigDecimal.ONE) == 0 ? "ledger.unit.one." : "ledger.unit.";
        return text(key + unit, locale);
    }

    String text(String key, Locale locale, Object... filled) {
        return messages.getMessage(key, filled, locale).strip();
    }

    /** A period's words for a reader: a lost year is called lost. */
    String say(Period period, Locale locale) {
        if (period instanceof Period.Unstated && period.words().equals(UNSTATED)) {
            return text("ledger.period.unstated", locale);
        }
        return period.words()
                .replace("..", " – ")
                .replaceAll("\\?{4}", text("ledger.period.lost-year", locale));
    }

    private static boolean isChinese(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    }
}
