package jieli.ledger;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import jieli.terms.Qualifier;
import jieli.terms.Unit;
import jieli.terms.UnitWords;
import jieli.terms.UnitWords.UnitWord;
import org.jspecify.annotations.Nullable;

/**
 * How much. Unknown is not zero; and what was never counted is not unknown.
 *
 * <p>The source's own words stay beside the value, because 1.8 万 says less than 18,000.
 */
public sealed interface Quantity {

    /** As the source writes it: number, unit, qualifiers. */
    String words();

    /**
     * A number that is known.
     *
     * @param value in the unit's base; money in fen
     * @param step what one of the last written digit is worth: 1000 for 1.8 万, 0.01 for 59.64
     */
    record Known(
            BigDecimal value, BigDecimal step, Unit unit, Set<Qualifier> qualifiers, String words)
            implements Quantity {

        public Known {
            qualifiers = Set.copyOf(qualifiers);
            if (value.signum() < 0 || step.signum() <= 0) {
                throw new IllegalArgumentException(value + " by " + step);
            }
            if (unit == Unit.CNY_FEN && value.stripTrailingZeros().scale() > 0) {
                throw new IllegalArgumentException("a part of a fen: " + value);
            }
        }
    }

    /** A number that the source lost or never gave. */
    record Unknown(@Nullable Unit unit, Set<Qualifier> qualifiers, String words)
            implements Quantity {

        public Unknown {
            qualifiers = Set.copyOf(qualifiers);
        }
    }

    /** Something that happened and is not counted: a centre certified, an agreement signed. */
    record Uncounted(String words) implements Quantity {}

    /** The unit, if there is one. */
    default @Nullable Unit unitOrNull() {
        return switch (this) {
            case Known known -> known.unit();
            case Unknown unknown -> unknown.unit();
            case Uncounted _ -> null;
        };
    }

    /** What the source says about exactness or scope. */
    default Set<Qualifier> qualifierSet() {
        return switch (this) {
            case Known known -> known.qualifiers();
            case Unknown unknown -> unknown.qualifiers();
            case Uncounted _ -> Set.of();
        };
    }

    /** A written number times its unit word; the last written digit tells the precision. */
    static Known known(BigDecimal written, UnitWord unit, Set<Qualifier> qualifiers, String words) {
        var step = BigDecimal.ONE.scaleByPowerOfTen(-written.scale()).multiply(unit.factor());
        var value = written.multiply(unit.factor());
        return new Known(plain(value), plain(step), unit.unit(), qualifiers, words);
    }

    /**
     * Reads what stands in a table of facts.
     *
     * @param value digits, or empty when unknown; anything else is kept as words
     * @param unit a unit word such as 万人次, or empty
     * @param qualifiers the source's qualifiers, parted by semicolons
     */
    static Quantity read(String value, String unit, String qualifiers) {
        var written = value.strip();
        var words =
                Arrays.asList(qualifiers.strip(), written + unit.strip()).stream()
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" "));
        var found = UnitWords.find(unit.strip());
        if (found.isEmpty()) {
            return new Uncounted(words);
        }
        var meant = new LinkedHashSet<>(UnitWords.qualifiers(qualifiers));
        return written.matches("\\d+(\\.\\d+)?")
                ? known(new BigDecimal(written), found.get(), meant, words)
                : new Unknown(found.get().unit(), meant, words);
    }

    private static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
