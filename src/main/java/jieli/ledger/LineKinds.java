package jieli.ledger;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jieli.terms.DataFile;
import jieli.terms.NotFound;
import jieli.terms.Unit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The code list of line kinds, in the order in which pages show them. */
@Component
public class LineKinds {

    private static final String OTHER = "OTHER";

    private final Map<String, LineKind> kinds = new LinkedHashMap<>();
    private final List<String> schoolWords;

    LineKinds() {
        for (var row : DataFile.rows(LineKinds.class, "line-kinds.tsv")) {
            kinds.put(row.get(0), kind(row));
        }
        schoolWords =
                DataFile.rows(LineKinds.class, "school-words.tsv").stream()
                        .map(List::getFirst)
                        .toList();
    }

    /** Every kind. */
    public List<LineKind> list() {
        return List.copyOf(kinds.values());
    }

    /**
     * @throws NotFound when no kind has this code
     */
    public LineKind get(String code) {
        var kind = kinds.get(code);
        if (kind == null) {
            throw new NotFound(code);
        }
        return kind;
    }

    /**
     * The kind that a fact's subject and unit point to: the one with the longest matching word
     * among those that come in the unit. A proposal only, a person confirms it.
     */
    public LineKind propose(String subject, @Nullable Unit unit) {
        return kinds.values().stream()
                .filter(kind -> fits(kind, unit))
                .filter(kind -> weight(kind, subject) > 0)
                .max(Comparator.comparingInt(kind -> weight(kind, subject)))
                .orElseGet(() ->
                        unit == Unit.CNY_FEN
                                ? get("FUNDS")
                                : unit == null ? get("EVENT") : get(OTHER));
    }

    /** Whose work a line of the kind counts, by the words of its subject or place. */
    public Sector sectorOf(LineKind kind, String subject, String place) {
        var both = subject + " " + place;
        if (kind.sector() != Sector.HEALTH || schoolWords.stream().noneMatch(both::contains)) {
            return kind.sector();
        }
        return both.contains("医") ? Sector.MIXED : Sector.EDUCATION;
    }

    private static boolean fits(LineKind kind, @Nullable Unit unit) {
        return unit == null || kind.units().contains(unit);
    }

    private static int weight(LineKind kind, String subject) {
        return kind.words().stream()
                .filter(subject::contains)
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    private static LineKind kind(List<String> row) {
        Set<Unit> units =
                row.get(4).isEmpty()
                        ? Set.of()
                        : Arrays.stream(row.get(4).split(";"))
                                .map(Unit::valueOf)
                                .collect(Collectors.toUnmodifiableSet());
        return new LineKind(
                row.get(0),
                row.get(1),
                row.get(2),
                Sector.valueOf(row.get(3)),
                units,
                LineKind.Summing.valueOf(row.get(5)),
                LineKind.Told.valueOf(row.get(6)),
                row.get(7).isEmpty() ? List.of() : List.of(row.get(7).split(";")));
    }
}
