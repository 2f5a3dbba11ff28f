package jieli.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import jieli.ledger.LineKind.Summing;
import jieli.terms.Qualifier;
import org.jspecify.annotations.Nullable;

/**
 * A figure worked out: what the lines of a definition come to.
 *
 * @param low the least it can be; while a conflict is undecided, with the smaller value
 * @param high the most it can be; the same as low when nothing is contested
 * @param latest when the figure is not a sum: the line that stands for all
 * @param running whether the lines are running totals (累计), which are never added to others
 */
record Tally(
        FigureDefinition definition,
        @Nullable Total<?> low,
        @Nullable Total<?> high,
        @Nullable Line latest,
        boolean running,
        boolean contested,
        List<Line> lines) {

    private static final Comparator<Line> BY_END =
            Comparator.comparing(
                    line -> Objects.requireNonNullElse(end(line.period()), LocalDate.MIN));

    /** All that the lines of a definition come to: running totals and lines apart by themselves. */
    static List<Tally> of(FigureDefinition definition, List<Line> all, Verdicts verdicts) {
        var lines =
                all.stream()
                        .filter(definition::takes)
                        .filter(line -> !verdicts.setAside(line.id()))
                        .toList();
        if (lines.isEmpty() || definition.summing() == Summing.NONE) {
            return List.of();
        }
        if (definition.summing() == Summing.LATEST) {
            return List.of(latest(definition, lines, verdicts));
        }
        var addable = lines.stream().filter(line -> Total.addable(line.quantity())).toList();
        var tallies = new ArrayList<Tally>();
        var together = addable.stream().filter(line -> !verdicts.apart(line.id())).toList();
        addSum(tallies, definition, running(together), true, verdicts);
        addSum(tallies, definition, inPeriod(together, definition.summing()), false, verdicts);
        addable.stream()
                .filter(line -> verdicts.apart(line.id()))
                .forEach(line -> addSum(tallies, definition, List.of(line), runs(line), verdicts));
        return tallies;
    }

    private static Tally latest(FigureDefinition definition, List<Line> lines, Verdicts verdicts) {
        var known =
                lines.stream().filter(line -> line.quantity() instanceof Quantity.Known).toList();
        var line = (known.isEmpty() ? lines : known).stream().max(BY_END).orElseThrow();
        return new Tally(
                definition, null, null, line, runs(line), verdicts.contested(line.id()), lines);
    }

    /** Of running totals of one subject only the one that reaches furthest counts. */
    private static List<Line> running(List<Line> lines) {
        return List.copyOf(
                lines.stream()
                        .filter(Tally::runs)
                        .collect(
                                Collectors.toMap(
                                        Line::subject,
                                        line -> line,
                                        (one, other) ->
                                                BY_END.compare(one, other) > 0 ? one : other,
                                        LinkedHashMap::new))
                        .values());
    }

    /** Where a count stands beside things named one by one, these are its examples. */
    private static List<Line> inPeriod(List<Line> lines, Summing summing) {
        var plain = lines.stream().filter(line -> !runs(line)).toList();
        var counted = plain.stream().filter(line -> !isOne(line)).toList();
        var hasCount = counted.stream().anyMatch(line -> line.quantity() instanceof Quantity.Known);
        return summing == Summing.SUM_OR_NAMED && hasCount ? counted : plain;
    }

    private static boolean isOne(Line line) {
        return line.quantity() instanceof Quantity.Known known
                && known.value().compareTo(BigDecimal.ONE) == 0;
    }

    private static void addSum(
            List<Tally> tallies,
            FigureDefinition definition,
            List<Line> lines,
            boolean running,
            Verdicts verdicts) {
        if (!lines.isEmpty()) {
            var unit = Counted.of(definition.unit()).orElseThrow();
            tallies.add(sum(unit, definition, lines, running, verdicts));
        }
    }

    private static <U extends Counted> Tally sum(
            U unit,
            FigureDefinition definition,
            List<Line> lines,
            boolean running,
            Verdicts verdicts) {
        var byId = lines.stream().collect(Collectors.toMap(Line::id, line -> line));
        var seen = new HashSet<LineId>();
        var low = Total.none(unit);
        var high = Total.none(unit);
        for (var line : lines) {
            if (seen.contains(line.id())) {
                continue;
            }
            var alternatives = verdicts.alternatives(line.id(), byId.keySet());
            seen.addAll(alternatives);
            var values =
                    alternatives.stream()
                            .map(id ->
                                    Total.of(unit, Objects.requireNonNull(byId.get(id)).quantity()))
                            .sorted(Comparator.comparing(Total::value))
                            .toList();
            low = low.plus(values.getFirst());
            high = high.plus(values.getLast());
        }
        var contested = lines.stream().anyMatch(line -> verdicts.contested(line.id()));
        return new Tally(definition, low, high, null, running, contested, lines);
    }

    private static boolean runs(Line line) {
        return line.quantity().qualifierSet().contains(Qualifier.CUMULATIVE);
    }

    private static @Nullable LocalDate end(Period period) {
        return period.upper() == null ? period.lower() : period.upper();
    }

    /** Whether no line has a number. */
    boolean isUnknown() {
        return low == null
                ? latest != null && latest.quantity() instanceof Quantity.Unknown
                : low.isUnknown();
    }

    /** How many lines have no number. */
    int unknown() {
        return low == null ? 0 : low.unknown();
    }

    /** The period, when all lines agree on its words. */
    Optional<Period> period() {
        var periods =
                (latest == null ? lines : List.of(latest)).stream().map(Line::period).toList();
        var first = periods.getFirst();
        return periods.stream().allMatch(period -> period.words().equals(first.words()))
                        && !first.words().isEmpty()
                ? Optional.of(first)
                : Optional.empty();
    }
}
