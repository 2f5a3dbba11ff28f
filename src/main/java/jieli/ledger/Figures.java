package jieli.ledger;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import jieli.ledger.LineBook.DeedSum;
import jieli.pairing.PairingId;
import jieli.pairing.ProgrammeFigures;
import jieli.terms.Unit;
import org.springframework.stereotype.Component;

/** Figures of a programme, worked out of its lines each time: a figure is a query. */
@Component
class Figures implements ProgrammeFigures {

    private final LineBook lines;
    private final ConflictBook conflicts;
    private final LineKinds kinds;
    private final Amounts amounts;

    Figures(LineBook lines, ConflictBook conflicts, LineKinds kinds, Amounts amounts) {
        this.lines = lines;
        this.conflicts = conflicts;
        this.kinds = kinds;
        this.amounts = amounts;
    }

    @Override
    public Map<PairingId, Account> accounts(Collection<PairingId> pairings, Locale locale) {
        var standing = lines.listOf(pairings);
        var deeds = lines.sums(pairings).stream().collect(groupingBy(DeedSum::pairing));
        var verdicts = conflicts.verdicts(pairings);
        var open = conflicts.countOpen(pairings);
        var accounts = new HashMap<PairingId, Account>();
        for (var pairing : pairings) {
            var own = standing.getOrDefault(pairing, List.of());
            var tallies = tallies(own, verdicts.getOrDefault(pairing, Verdicts.NONE));
            accounts.put(
                    pairing,
                    new Account(
                            Stream.concat(
                                            tallies.stream()
                                                    .map(tally -> figure(pairing, tally, locale)),
                                            deeds.getOrDefault(pairing, List.of()).stream()
                                                    .map(sum -> figure(sum, locale)))
                                    .toList(),
                            attention(pairing, open.getOrDefault(pairing, 0), own, locale)));
        }
        return accounts;
    }

    private List<Attention> attention(
            PairingId pairing, int open, List<Line> standing, Locale locale) {
        var all = new ArrayList<Attention>();
        if (open > 0) {
            all.add(
                    new Attention(
                            amounts.text("ledger.attention.conflicts", locale, open),
                            "/ledger/conflicts?pairing=" + pairing,
                            true));
        }
        all.addAll(attention(pairing, standing, locale));
        return all;
    }

    private List<Attention> attention(PairingId pairing, List<Line> standing, Locale locale) {
        var all = new ArrayList<Attention>();
        var unknown =
                standing.stream()
                        .filter(line -> line.quantity() instanceof Quantity.Unknown)
                        .count();
        if (unknown > 0) {
            all.add(
                    new Attention(
                            amounts.text("ledger.attention.unknown", locale, unknown),
                            "/ledger?counted=UNKNOWN&pairing=" + pairing,
                            false));
        }
        if (standing.stream().noneMatch(line -> line.quantity() instanceof Quantity.Known)) {
            all.add(
                    new Attention(
                            amounts.text("ledger.attention.no-figure", locale),
                            "/ledger?pairing=" + pairing,
                            true));
        }
        return all;
    }

    /**
     * The figures of one kind, spelled out; of one unit and sector where these are named.
     *
     * @param unit the name of a {@link Unit}, or empty for all
     * @param sector the name of a {@link Sector}, or empty for all
     */
    List<FigureAccount> of(
            PairingId pairing, String kind, String unit, String sector, Locale locale) {
        var standing = lines.listOf(pairing, kind);
        var verdicts = conflicts.verdicts(List.of(pairing)).getOrDefault(pairing, Verdicts.NONE);
        var deeds =
                lines.sums(List.of(pairing)).stream()
                        .filter(sum -> sum.kind().equals(kind))
                        .filter(sum -> unit.isEmpty() || sum.unit().name().equals(unit))
                        .map(sum ->
                                FigureAccount.of(
                                        sum,
                                        kinds.get(kind),
                                        figure(sum, locale),
                                        amounts,
                                        locale));
        var told =
                tallies(standing, verdicts).stream()
                        .filter(tally ->
                                unit.isEmpty() || tally.definition().unit().name().equals(unit))
                        .filter(tally ->
                                sector.isEmpty()
                                        || tally.definition().sector().name().equals(sector))
                        .map(tally ->
                                FigureAccount.of(
                                        tally, figure(pairing, tally, locale), amounts, locale));
        return Stream.concat(told, deeds).toList();
    }

    String say(Period period, Locale locale) {
        return amounts.say(period, locale);
    }

    String say(Quantity quantity, Locale locale) {
        return amounts.say(quantity, locale);
    }

    String text(String key, Locale locale, Object... filled) {
        return amounts.text(key, locale, filled);
    }

    /** Health before the rest, known before unknown, and the code list's order within. */
    private List<Tally> tallies(List<Line> standing, Verdicts verdicts) {
        var tallies = new ArrayList<Tally>();
        for (var kind : kinds.list()) {
            for (var definition : definitions(kind, standing)) {
                tallies.addAll(Tally.of(definition, standing, verdicts));
            }
        }
        tallies.sort(
                Comparator.comparing((Tally tally) -> tally.definition().sector())
                        .thenComparing(Tally::isUnknown));
        return tallies;
    }

    private static List<FigureDefinition> definitions(LineKind kind, List<Line> standing) {
        var found = new LinkedHashSet<FigureDefinition>();
        for (var line : standing) {
            Unit unit = line.quantity().unitOrNull();
            if (unit != null && line.kind().equals(kind.code())) {
                found.add(FigureDefinition.of(kind, unit, line.sector()));
            }
        }
        return List.copyOf(found);
    }

    private Figure figure(PairingId pairing, Tally tally, Locale locale) {
        var definition = tally.definition();
        var link =
                "/ledger?pairing=%s&kind=%s&unit=%s&sector=%s"
                        .formatted(
                                pairing,
                                definition.kind().code(),
                                definition.unit(),
                                definition.sector());
        return new Figure(
                label(tally, locale),
                amounts.say(tally, locale),
                String.join(" · ", notes(tally, locale)),
                link,
                tally.isUnknown(),
                tally.contested());
    }

    private Figure figure(DeedSum sum, Locale locale) {
        var kind = kinds.get(sum.kind());
        var notes = new ArrayList<String>();
        notes.add(sum.first() + " – " + sum.after().minusDays(1));
        if (sum.simulated()) {
            notes.add(amounts.text("ledger.figure.simulated", locale));
        }
        return new Figure(
                kind.name(locale),
                amounts.say(sum.value(), sum.unit(), locale),
                String.join(" · ", notes),
                "/ledger?pairing=%s&kind=%s&unit=%s&sector=%s"
                        .formatted(sum.pairing(), kind.code(), sum.unit(), kind.sector()),
                false,
                false);
    }

    private List<String> notes(Tally tally, Locale locale) {
        var notes = new ArrayList<String>();
        if (tally.running()) {
            notes.add(amounts.text("ledger.figure.running", locale));
        }
        if (tally.definition().sector() == Sector.MIXED) {
            notes.add(amounts.text("ledger.figure.mixed", locale));
        }
        tally.period().map(period -> amounts.say(period, locale)).ifPresent(notes::add);
        if (tally.unknown() > 0 && !tally.isUnknown()) {
            notes.add(amounts.text("ledger.figure.unknown", locale, tally.unknown()));
        }
        return notes;
    }

    /** The kind's name; where one line speaks for itself alone, its subject says more. */
    private static String label(Tally tally, Locale locale) {
        var kind = tally.definition().kind();
        var alone = tally.latest();
        return alone != null && kind.told() == LineKind.Told.BY_SUBJECT
                ? alone.subject()
                : kind.name(locale);
    }
}
