package jieli.ledger.deed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jieli.terms.DataFile;
import jieli.terms.Terms;

/** Finds techniques in what documents say: by their names, by what else they are called. */
final class TechniqueWords {

    private record Name(String word, String technique) {}

    private static final List<Name> NAMES = names();

    private TechniqueWords() {}

    private static List<Name> names() {
        var names = new ArrayList<Name>();
        Terms.get("techniques")
                .terms()
                .forEach(term -> names.add(new Name(term.zh(), term.code())));
        for (var row : DataFile.rows(TechniqueWords.class, "technique-words.tsv")) {
            for (var word : row.get(1).split(";")) {
                names.add(new Name(word, row.getFirst()));
            }
        }
        return List.copyOf(names);
    }

    /** The techniques a text names; a name that is only part of a longer one found is none. */
    static List<String> in(String text) {
        Map<String, String> found =
                NAMES.stream()
                        .filter(name -> text.contains(name.word()))
                        .collect(
                                Collectors.toMap(Name::word, Name::technique, (first, _) -> first));
        return found.entrySet().stream()
                .filter(entry ->
                        found.keySet().stream()
                                .noneMatch(other ->
                                        !other.equals(entry.getKey())
                                                && other.contains(entry.getKey())))
                .map(Map.Entry::getValue)
                .distinct()
                .sorted()
                .toList();
    }
}
