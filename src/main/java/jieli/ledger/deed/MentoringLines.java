package jieli.ledger.deed;

import java.math.BigDecimal;
import java.util.Set;
import jieli.directory.Directory;
import jieli.ledger.Ledger;
import jieli.ledger.Line;
import jieli.ledger.LineId;
import jieli.ledger.Origin;
import jieli.ledger.Period;
import jieli.ledger.Quantity;
import jieli.ledger.Sector;
import jieli.mentoring.Deed;
import jieli.terms.Unit;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A line for each deed of mentoring, in the transaction of the deed: they cannot disagree. */
@Component
class MentoringLines {

    private final Ledger ledger;
    private final Directory directory;

    MentoringLines(Ledger ledger, Directory directory) {
        this.ledger = ledger;
        this.directory = directory;
    }

    @EventListener
    void count(Deed deed) {
        var origin = new Origin.Recorded(deed.id(), deed.link(), deed.simulated());
        var place = directory.get(deed.place());
        ledger.record(
                new Line(
                        LineId.of(origin),
                        kind(deed.kind()),
                        Sector.HEALTH,
                        deed.subject(),
                        deed.pairing(),
                        new Line.Place(place.name(), place.id().value(), place.region().toString()),
                        deed.who(),
                        new Period.Day(deed.day(), deed.day().toString()),
                        one(unit(deed.kind())),
                        origin,
                        deed.by()));
    }

    @EventListener
    void undo(Deed.Undone deed) {
        ledger.undo(new Origin.Recorded(deed.id(), "", false), deed.by(), deed.reason());
    }

    private static Quantity one(Unit unit) {
        return new Quantity.Known(BigDecimal.ONE, BigDecimal.ONE, unit, Set.of(), "1");
    }

    private static String kind(Deed.Kind kind) {
        return switch (kind) {
            case CASE -> "CASES_LOGGED";
            case FIRST -> "FIRSTS_PROVEN";
            case APPRENTICE -> "PAIRS_TAUGHT";
            case GRADUATED -> "PAIRS_GRADUATED";
            case PASSED -> "BATONS_PASSED";
            case KEPT_6 -> "BATONS_KEPT_6";
            case KEPT_12 -> "BATONS_KEPT_12";
        };
    }

    private static Unit unit(Deed.Kind kind) {
        return switch (kind) {
            case CASE -> Unit.CASE;
            case APPRENTICE, GRADUATED -> Unit.PAIR;
            case FIRST, PASSED, KEPT_6, KEPT_12 -> Unit.ITEM;
        };
    }
}
