package jieli.ledger;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What conflicts mean for the lines of a pairing. */
record Verdicts(List<Verdict> all) {

    /**
     * A conflict in short.
     *
     * @param outcome null while nobody decided
     * @param standing the line that stands, when one was chosen
     */
    record Verdict(
            UUID conflict,
            Contradiction.Cause cause,
            Set<LineId> lines,
            @Nullable String outcome,
            @Nullable LineId standing) {

        boolean isOpen() {
            return outcome == null;
        }
    }

    static final Verdicts NONE = new Verdicts(List.of());

    Verdicts {
        all = List.copyOf(all);
    }

    /** Whether another line was chosen over this one. */
    boolean setAside(LineId line) {
        return all.stream()
                .anyMatch(verdict ->
                        verdict.standing() != null
                                && verdict.lines().contains(line)
                                && !verdict.standing().equals(line));
    }

    /** Whether the line stands beside another of a different scope, so that it is added to none. */
    boolean apart(LineId line) {
        return all.stream()
                .anyMatch(verdict ->
                        "ALL_STAND".equals(verdict.outcome())
                                && verdict.cause() == Contradiction.Cause.DIFFERENT_VALUES
                                && verdict.lines().contains(line));
    }

    boolean contested(LineId line) {
        return all.stream().anyMatch(verdict -> verdict.isOpen() && verdict.lines().contains(line));
    }

    /** The lines that, while nobody decided, are alternatives to this one, with itself. */
    Set<LineId> alternatives(LineId line, Collection<LineId> among) {
        var found = new HashSet<>(Set.of(line));
        boolean grew;
        do {
            var linked =
                    all.stream()
                            .filter(Verdict::isOpen)
                            .filter(verdict -> verdict.cause() != Contradiction.Cause.RAISED)
                            .filter(verdict -> verdict.lines().stream().anyMatch(found::contains))
                            .flatMap(verdict -> verdict.lines().stream())
                            .filter(among::contains)
                            .collect(Collectors.toSet());
            grew = found.addAll(linked);
        } while (grew);
        return found;
    }
}
