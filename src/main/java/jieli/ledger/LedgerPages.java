package jieli.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jieli.identity.Me;
import jieli.identity.Reach;
import jieli.identity.Right;
import jieli.listing.ListRequest;
import jieli.listing.Sheet;
import jieli.listing.Slice;
import jieli.pairing.Pairing;
import jieli.pairing.PairingId;
import jieli.pairing.Pairings;
import jieli.pairing.Pairings.Within;
import jieli.terms.NotFound;
import jieli.terms.Unit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what the ledger's pages show. */
@Component
class LedgerPages {

    private static final int MOST_CONFLICTS = 200;

    private final LineBook lines;
    private final ConflictBook conflicts;
    private final LineKinds kinds;
    private final Figures figures;
    private final Pairings pairings;

    LedgerPages(
            LineBook lines,
            ConflictBook conflicts,
            LineKinds kinds,
            Figures figures,
            Pairings pairings) {
        this.lines = lines;
        this.conflicts = conflicts;
        this.kinds = kinds;
        this.figures = figures;
        this.pairings = pairings;
    }

    /**
     * A line as pages show it.
     *
     * @param kind its name in the reader's language
     * @param origin RECORDED, RETURNED or REPORTED
     * @param reported the place in a document, for a reported line
     */
    record Row(
            Line line,
            String kind,
            String amount,
            String period,
            String pairing,
            String origin,
            Origin.@Nullable Reported reported) {

        /** Opens what the line comes from; null if nothing does. */
        public @Nullable String link() {
            return switch (line.origin()) {
                case Origin.Recorded deed -> deed.link();
                case Origin.Reported seen -> seen.link();
                case Origin.Returned _ -> null;
            };
        }

        public boolean simulated() {
            return line.origin() instanceof Origin.Recorded deed && deed.simulated();
        }

        /** What it is about, when, where; what is not told is left out. */
        public String told() {
            return Stream.of(line.subject(), period, line.place().words())
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(" · "));
        }

        static String origin(Origin origin) {
            return switch (origin) {
                case Origin.Recorded _ -> "RECORDED";
                case Origin.Returned _ -> "RETURNED";
                case Origin.Reported _ -> "REPORTED";
            };
        }
    }

    /**
     * Everything {@code ledger/ledger.html} shows.
     *
     * @param sums what the lines come to, when one pairing's kind was asked for and no filter cuts
     *     through a figure
     */
    record LinesPage(
            ListRequest request,
            Slice<Row> slice,
            List<LineKind> kinds,
            List<Pairing> pairings,
            List<FigureAccount> sums,
            Locale locale) {

        public List<Unit> units() {
            return Arrays.asList(Unit.values());
        }

        public List<Sector> sectors() {
            return Arrays.asList(Sector.values());
        }
    }

    /** Everything {@code ledger/line.html} shows. */
    record LinePage(Row row, LineBook.Booked booked, List<ConflictView> conflicts) {}

    /**
     * A conflict with its lines side by side.
     *
     * @param mayDecide whether the reader may decide it
     */
    record ConflictView(
            Conflict conflict, String kind, String pairing, List<Row> rows, boolean mayDecide) {

        /** The end of the message key for a decision that chooses no line. */
        public String together() {
            if (rows.isEmpty()) {
                return "acknowledge";
            }
            return conflict.cause() == Contradiction.Cause.TOLD_TWICE
                    ? "all-stand-twice"
                    : "all-stand";
        }
    }

    /** Everything {@code ledger/conflicts.html} shows. */
    record ConflictsPage(List<ConflictView> conflicts, String pairing, boolean all) {}

    LinesPage lines(ListRequest request, Me me, Locale locale) {
        var within = readable(me);
        return new LinesPage(
                request,
                rows(request, within, locale),
                kinds.list(),
                pairings.list(me.reach(Right.PROGRAMME_READ)),
                sums(request, within, locale),
                locale);
    }

    /** Which pairings' lines somebody may read. */
    Within readable(Me me) {
        return pairings.within(me.reach(Right.PROGRAMME_READ));
    }

    private List<FigureAccount> sums(ListRequest request, Within within, Locale locale) {
        var pairing = request.filter("pairing");
        var cuts =
                Stream.of("origin", "year", "counted")
                        .anyMatch(name -> !request.filter(name).isEmpty());
        if (pairing.isEmpty() || request.filter("kind").isEmpty() || cuts) {
            return List.of();
        }
        try {
            var id = PairingId.valueOf(pairing);
            return within.covers(id)
                    ? figures.of(
                            id,
                            request.filter("kind"),
                            request.filter("unit"),
                            request.filter("sector"),
                            locale)
                    : List.of();
        } catch (IllegalArgumentException notAnId) {
            return List.of();
        }
    }

    Slice<Row> rows(ListRequest request, Within within, Locale locale) {
        var slice = lines.list(request, within);
        var names = new HashMap<PairingId, String>();
        return slice.map(all -> all.stream().map(line -> row(line, names, locale)).toList());
    }

    private Row row(Line line, Map<PairingId, String> names, Locale locale) {
        var name = names.computeIfAbsent(line.pairing(), this::name);
        return new Row(
                line,
                kinds.get(line.kind()).name(locale),
                figures.say(line.quantity(), locale),
                figures.say(line.period(), locale),
                name,
                Row.origin(line.origin()),
                line.origin() instanceof Origin.Reported reported ? reported : null);
    }

    Sheet sheet(Locale locale) {
        var headings =
                Stream.of(
                                "subject",
                                "kind",
                                "amount",
                                "value",
                                "unit",
                                "period",
                                "place",
                                "who",
                                "pairing",
                                "sector",
                                "origin",
                                "simulated")
                        .map(key -> figures.text("ledger.column." + key, locale))
                        .toList();
        return new Sheet(figures.text("ledger.lines", locale), headings);
    }

    /** A row of the spreadsheet; the value stays empty when it is unknown. */
    List<@Nullable Object> cells(Row row, Locale locale) {
        var line = row.line();
        return Arrays.asList(
                line.subject(),
                row.kind(),
                line.quantity().words(),
                line.quantity() instanceof Quantity.Known known ? known.value() : null,
                line.quantity().unitOrNull() == null ? "" : line.quantity().unitOrNull().name(),
                line.period().words(),
                line.place().words(),
                line.who(),
                row.pairing(),
                figures.text("ledger.sector." + line.sector(), locale),
                figures.text("ledger.origin." + row.origin(), locale),
                row.simulated());
    }

    LinePage line(LineId id, Me me, Locale locale) {
        var within = readable(me);
        var decidable = decidable(me);
        var booked = lines.find(id, within).orElseThrow(() -> new NotFound(id));
        var line = booked.line();
        var about =
                conflicts.list(line.pairing(), false, within, MOST_CONFLICTS).stream()
                        .filter(conflict -> conflict.lines().contains(id))
                        .map(conflict -> view(conflict, decidable, locale))
                        .toList();
        return new LinePage(row(line, new HashMap<>(), locale), booked, about);
    }

    ConflictsPage conflicts(@Nullable PairingId pairing, boolean all, Me me, Locale locale) {
        var decidable = decidable(me);
        var views =
                conflicts.list(pairing, !all, readable(me), MOST_CONFLICTS).stream()
                        .map(conflict -> view(conflict, decidable, locale))
                        .toList();
        return new ConflictsPage(views, pairing == null ? "" : pairing.toString(), all);
    }

    /** A conflict somebody may decide. */
    Conflict conflict(UUID id, Me me) {
        return conflicts.get(id, decidable(me));
    }

    private Within decidable(Me me) {
        return pairings.within(me.reach(Right.LEDGER_DECIDE));
    }

    /** A conflict's lines are all of its own pairing. */
    private ConflictView view(Conflict conflict, Within decidable, Locale locale) {
        var names = new HashMap<PairingId, String>();
        var own = new Within(false, Set.of(conflict.pairing()));
        var rows = new ArrayList<Row>();
        for (var id : conflict.lines()) {
            lines.find(id, own).ifPresent(booked -> rows.add(row(booked.line(), names, locale)));
        }
        return new ConflictView(
                conflict,
                kinds.get(conflict.kind()).name(locale),
                name(conflict.pairing()),
                rows,
                decidable.covers(conflict.pairing()));
    }

    /** The name of a pairing, of which something within reach was found. */
    private String name(PairingId id) {
        return pairings.find(id, Reach.EVERYWHERE).map(Pairing::name).orElse(id.toString());
    }
}
