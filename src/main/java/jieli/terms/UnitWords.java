package jieli.terms;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words a Chinese text uses for units and qualifiers, as listed in the data files. */
public final class UnitWords {

    /** A unit word: the unit it names and how many of the unit's base one of it is. */
    public record UnitWord(String word, Unit unit, BigDecimal factor) {}

    private static final Map<String, UnitWord> UNITS = new HashMap<>();
    private static final Map<String, Qualifier> QUALIFIERS = new HashMap<>();

    static {
        for (var row : DataFile.rows(UnitWords.class, "units.tsv")) {
            UNITS.put(
                    row.get(0),
                    new UnitWord(row.get(0), Unit.valueOf(row.get(1)), new BigDecimal(row.get(2))));
        }
        for (var row : DataFile.rows(UnitWords.class, "qualifiers.tsv")) {
            QUALIFIERS.put(row.get(0), Qualifier.valueOf(row.get(1)));
        }
    }

    private UnitWords() {}

    /** What the word names, for example 万人次: person-times by ten thousand. */
    public static Optional<UnitWord> find(String word) {
        return Optional.ofNullable(UNITS.get(word));
    }

    /** The qualifiers in a text's own words, several parted by a semicolon: {@code 以上;均;同比}. */
    public static Set<Qualifier> qualifiers(String words) {
        var found = new LinkedHashSet<Qualifier>();
        for (var word : words.split("[;；]")) {
            var qualifier = QUALIFIERS.get(word.strip());
            if (qualifier != null) {
                found.add(qualifier);
            }
        }
        return found;
    }
}
