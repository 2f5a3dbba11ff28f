package jieli.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jieli.pairing.ProgrammeFigures.Figure;

/**
 * How a figure came about, in the reader's words.
 *
 * @param definition which lines go in and how they become one value
 * @param version of the definition
 * @param unit its name
 * @param period from the first day to the last one of all its lines
 * @param lines how many lines it rests on, those without a number included
 * @param unknown how many of them have no number
 * @param origins how many come from where
 */
record FigureAccount(
        Figure figure,
        String definition,
        int version,
        String unit,
        String period,
        int lines,
        int unknown,
        String origins) {

    static FigureAccount of(Tally tally, Figure figure, Amounts amounts, Locale locale) {
        var definition = tally.definition();
        var unit = amounts.unit(definition.unit(), BigDecimal.TEN, locale);
        var summing =
                tally.running() && tally.latest() == null ? "RUNNING" : definition.summing().name();
        var unknown =
                tally.lines().stream()
                        .filter(line -> !(line.quantity() instanceof Quantity.Known))
                        .count();
        return new FigureAccount(
                figure,
                amounts.text(
                        "ledger.definition." + summing,
                        locale,
                        definition.kind().name(locale),
                        amounts.text("ledger.sector." + definition.sector(), locale)),
                definition.version(),
                unit,
                period(tally, amounts, locale),
                tally.lines().size(),
                Math.toIntExact(unknown),
                origins(tally.lines(), amounts, locale));
    }

    static FigureAccount of(
            LineBook.DeedSum sum, LineKind kind, Figure figure, Amounts amounts, Locale locale) {
        return new FigureAccount(
                figure,
                amounts.text(
                        "ledger.definition.SUM",
                        locale,
                        kind.name(locale),
                        amounts.text("ledger.sector." + kind.sector(), locale)),
                FigureDefinition.VERSION,
                amounts.unit(sum.unit(), BigDecimal.TEN, locale),
                sum.first() + " – " + sum.after().minusDays(1),
                sum.lines(),
                0,
                amounts.text(
                        "ledger.origins",
                        locale,
                        amounts.text("ledger.origin.RECORDED", locale),
                        sum.lines()));
    }

    private static String period(Tally tally, Amounts amounts, Locale locale) {
        if (tally.period().isPresent()) {
            return amounts.say(tally.period().get(), locale);
        }
        var periods = tally.lines().stream().map(Line::period).toList();
        var stated =
                periods.stream()
                        .filter(period -> period.lower() != null || period.upper() != null)
                        .toList();
        if (stated.isEmpty()) {
            return amounts.text("ledger.period.unstated", locale);
        }
        var parts = new ArrayList<String>();
        parts.add(first(stated) + " – " + last(stated));
        if (stated.size() < periods.size()) {
            parts.add(
                    amounts.text(
                            "ledger.period.some-unstated", locale, periods.size() - stated.size()));
        }
        return String.join(" · ", parts);
    }

    private static String first(List<Period> periods) {
        if (periods.stream().anyMatch(period -> period.lower() == null)) {
            return "";
        }
        return periods.stream()
                .map(Period::lower)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .map(LocalDate::toString)
                .orElse("");
    }

    private static String last(List<Period> periods) {
        if (periods.stream().anyMatch(period -> period.upper() == null)) {
            return "";
        }
        return periods.stream()
                .map(Period::upper)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .map(day -> day.minusDays(1).toString())
                .orElse("");
    }

    private static String origins(List<Line> lines, Amounts amounts, Locale locale) {
        return lines.stream()
                .map(line -> LedgerPages.Row.origin(line.origin()))
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry ->
                        amounts.text(
                                "ledger.origins",
                                locale,
                                amounts.text("ledger.origin." + entry.getKey(), locale),
                                entry.getValue()))
                .collect(Collectors.joining(" · "));
    }
}
