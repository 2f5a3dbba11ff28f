package jieli.deployment.planning.round;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jieli.directory.Person.Grade;
import jieli.terms.DataFile;
import jieli.terms.Term;
import jieli.terms.Terms;

/** The words people write into cells, with the codes they mean. */
final class Spoken {

    private static final Map<String, String> CODES = new HashMap<>();

    static {
        for (var row : DataFile.rows(Spoken.class, "spoken.tsv")) {
            Stream.concat(Stream.of(row.get(1)), Arrays.stream(row.get(2).split(";")))
                    .forEach(word -> CODES.put(row.get(0) + plain(word), row.get(1)));
        }
        for (Term term : Terms.get("specialties").terms()) {
            Stream.of(term.en(), term.code(), term.zh())
                    .forEach(word -> CODES.put("specialty" + plain(word), term.code()));
        }
    }

    private Spoken() {}

    static Optional<Grade> grade(String word) {
        return code("grade", word).map(Grade::valueOf);
    }

    static Optional<String> language(String word) {
        return code("language", word);
    }

    /** A code of {@code terms} by its code or one of its names. */
    static Optional<String> specialty(String word) {
        return code("specialty", word);
    }

    private static Optional<String> code(String kind, String word) {
        return Optional.ofNullable(CODES.get(kind + plain(word)));
    }

    /** What stands in one cell, one after the other. */
    static List<String> several(String cell) {
        return Arrays.stream(cell.split("[、,，;；/\\n]"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    private static String plain(String word) {
        return word.strip().toLowerCase(Locale.ROOT);
    }
}
