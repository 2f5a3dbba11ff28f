package jieli.ledger;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jieli.pairing.PairingId;
import jieli.terms.Qualifier;
import jieli.terms.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Lines, or words of a document, that cannot simply stand together. Nobody chooses for the reader:
 * it stays until a person decides.
 *
 * @param kind a code of {@link LineKinds}; {@code EVENT} when nothing is counted
 * @param note what does not fit, in one sentence or in the two readings
 * @param seenIn the place in a document, when a document's reader raised it
 * @param lines the lines it is about; may be empty when it is about words only
 */
public record Contradiction(
        PairingId pairing,
        String kind,
        Cause cause,
        String note,
        Origin.@Nullable Reported seenIn,
        List<LineId> lines) {

    /** Why lines cannot simply stand together. */
    public enum Cause {
        /** The same thing with two values. */
        DIFFERENT_VALUES,
        /** The same thing with the same value, told twice: counting both would double it. */
        TOLD_TWICE,
        /** Raised by whoever read the document. */
        RAISED
    }

    private static final Set<Unit> LOOSE = Set.of(Unit.UNIT_GENERIC, Unit.INSTITUTION, Unit.ITEM);
    private static final Set<Qualifier> NEVER_COMPARED =
            Set.of(
                    Qualifier.OF_WHICH,
                    Qualifier.ORDINAL,
                    Qualifier.EACH,
                    Qualifier.YEAR_ON_YEAR,
                    Qualifier.PERIOD_ON_PERIOD);

    /** The id, derived from what it is about: found again, it is the same. */
    UUID id() {
        var about =
                seenIn == null || lines.size() > 1
                        ? lines.stream()
                                .map(LineId::toString)
                                .sorted()
                                .collect(Collectors.joining("|"))
                        : seenIn.key();
        return UUID.nameUUIDFromBytes(("conflict:" + about).getBytes(StandardCharsets.UTF_8));
    }

    /** Whether two reported lines of one kind contradict each other. */
    static Optional<Contradiction> between(Line one, Line other, LineKind kind) {
        if (!(one.quantity() instanceof Quantity.Known first)
                || !(other.quantity() instanceof Quantity.Known second)
                || !sameThing(one, other, kind)
                || !comparable(first, second, one.period(), other.period())) {
            return Optional.empty();
        }
        var cause = same(first, second) ? Cause.TOLD_TWICE : Cause.DIFFERENT_VALUES;
        return Optional.of(
                new Contradiction(
                        one.pairing(),
                        kind.code(),
                        cause,
                        first.words() + " | " + second.words(),
                        null,
                        List.of(one.id(), other.id())));
    }

    private static boolean sameThing(Line one, Line other, LineKind kind) {
        return !one.id().equals(other.id())
                && one.pairing().equals(other.pairing())
                && one.kind().equals(other.kind())
                && one.origin() instanceof Origin.Reported
                && other.origin() instanceof Origin.Reported
                && (one.sector() == other.sector()
                        || one.sector() == Sector.MIXED
                        || other.sector() == Sector.MIXED)
                && (kind.told() == LineKind.Told.BY_KIND
                        || bare(one.subject()).equals(bare(other.subject())))
                && one.period().overlaps(other.period());
    }

    private static boolean comparable(
            Quantity.Known one, Quantity.Known other, Period during, Period otherDuring) {
        var units =
                one.unit() == other.unit()
                        || (LOOSE.contains(one.unit()) && LOOSE.contains(other.unit()));
        var oneRuns = one.qualifiers().contains(Qualifier.CUMULATIVE);
        var otherRuns = other.qualifiers().contains(Qualifier.CUMULATIVE);
        // a running total that reaches further is news, not a contradiction
        var runsOn =
                oneRuns
                        && otherRuns
                        && during.upper() != null
                        && otherDuring.upper() != null
                        && !during.upper().equals(otherDuring.upper());
        return units
                && oneRuns == otherRuns
                && !runsOn
                && NEVER_COMPARED.stream().noneMatch(one.qualifiers()::contains)
                && NEVER_COMPARED.stream().noneMatch(other.qualifiers()::contains);
    }

    /** Whether the values agree as far as the rougher of them is written. */
    private static boolean same(Quantity.Known one, Quantity.Known other) {
        var apart = one.value().subtract(other.value()).abs();
        var rough = one.step().max(other.step());
        return one.step().compareTo(other.step()) == 0
                ? apart.signum() == 0
                : apart.add(apart).compareTo(rough) <= 0;
    }

    private static String bare(String subject) {
        return subject.replaceAll("[\\p{Punct}\\p{IsPunctuation}\\s]", "");
    }
}
