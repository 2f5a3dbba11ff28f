package jieli.ledger;

import jieli.terms.Unit;

/**
 * What a figure means: which lines go in, how they become one value.
 *
 * @param version of the definition; a figure carries it so that two are comparable or not
 * @param sector health never takes in lines that a school shares
 */
record FigureDefinition(
        LineKind kind, int version, Unit unit, Sector sector, LineKind.Summing summing) {

    /** The version of the code list that says how kinds are summed. */
    static final int VERSION = 1;

    static FigureDefinition of(LineKind kind, Unit unit, Sector sector) {
        var added = Counted.of(unit).isPresent();
        return new FigureDefinition(
                kind, VERSION, unit, sector, added ? kind.summing() : LineKind.Summing.LATEST);
    }

    /** Whether a line goes in. */
    boolean takes(Line line) {
        return line.kind().equals(kind.code())
                && line.sector() == sector
                && line.quantity().unitOrNull() == unit;
    }
}
