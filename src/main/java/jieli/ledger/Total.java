package jieli.ledger;

import java.math.BigDecimal;
import java.util.Set;
import jieli.terms.Qualifier;

/**
 * A sum within one unit. It keeps what it does not know: rows without a number are counted beside
 * the value, a bound in one row is a bound of the sum, and a rounded row makes a rounded sum.
 *
 * @param value in the unit's base; money in fen
 * @param step what one of the last reliable digit is worth
 * @param unknown how many rows had no number
 * @param lines how many rows the total rests on, the unknown ones included
 */
record Total<U extends Counted>(
        U of, BigDecimal value, BigDecimal step, Bound bound, int unknown, int lines) {

    /** How the true number relates to the value. */
    public enum Bound {
        EXACT,
        AT_LEAST,
        ABOUT;

        Bound and(Bound other) {
            return compareTo(other) >= 0 ? this : other;
        }

        static Bound of(Set<Qualifier> qualifiers) {
            if (qualifiers.contains(Qualifier.NEARLY) || qualifiers.contains(Qualifier.ABOUT)) {
                return ABOUT;
            }
            var lower =
                    qualifiers.contains(Qualifier.PLUS)
                            || qualifiers.contains(Qualifier.OVER)
                            || qualifiers.contains(Qualifier.AT_LEAST);
            return lower ? AT_LEAST : EXACT;
        }
    }

    /** Nothing yet. */
    public static <U extends Counted> Total<U> none(U unit) {
        return new Total<>(unit, BigDecimal.ZERO, BigDecimal.ONE, Bound.EXACT, 0, 0);
    }

    /**
     * The total of one row.
     *
     * @throws IllegalArgumentException when the row counts something else, or is one that never
     *     goes into a sum: a part (其中), a position (第) or what holds for each (均)
     */
    public static <U extends Counted> Total<U> of(U unit, Quantity row) {
        if (row.unitOrNull() != unit.unit()) {
            throw new IllegalArgumentException(
                    "a sum over " + unit.unit() + " cannot take " + row.unitOrNull());
        }
        if (!addable(row)) {
            throw new IllegalArgumentException("never added: " + row.words());
        }
        return switch (row) {
            case Quantity.Known known ->
                    new Total<>(
                            unit, known.value(), known.step(), Bound.of(known.qualifiers()), 0, 1);
            case Quantity.Unknown _, Quantity.Uncounted _ ->
                    new Total<>(unit, BigDecimal.ZERO, BigDecimal.ONE, Bound.EXACT, 1, 1);
        };
    }

    /** Both together. That the other counts the same is the compiler's business. */
    public Total<U> plus(Total<U> other) {
        return new Total<>(
                of,
                value.add(other.value),
                step.max(other.step),
                bound.and(other.bound),
                unknown + other.unknown,
                lines + other.lines);
    }

    /** Whether no row had a number. */
    public boolean isUnknown() {
        return lines > 0 && unknown == lines;
    }

    /** Whether a row may go into a sum at all. */
    static boolean addable(Quantity row) {
        var qualifiers = row.qualifierSet();
        return row.unitOrNull() != null
                && Counted.of(row.unitOrNull()).isPresent()
                && !qualifiers.contains(Qualifier.OF_WHICH)
                && !qualifiers.contains(Qualifier.ORDINAL)
                && !qualifiers.contains(Qualifier.EACH);
    }
}
