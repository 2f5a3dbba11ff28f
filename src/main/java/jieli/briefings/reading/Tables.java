package jieli.briefings.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jieli.terms.DataFile;

/** The grammar's data files: tab-separated, a line that starts with # is a remark. */
final class Tables {

    private Tables() {}

    /** The rows of a file; missing cells at the end of a row read as empty. */
    static List<List<String>> rows(String file, int columns) {
        return DataFile.rows(Tables.class, file).stream().map(row -> cells(row, columns)).toList();
    }

    private static List<String> cells(List<String> row, int columns) {
        if (row.size() > columns) {
            throw new IllegalStateException("More than " + columns + " cells: " + row);
        }
        return Stream.concat(row.stream().map(String::strip), Stream.generate(() -> ""))
                .limit(columns)
                .toList();
    }

    /** The word lists by name; the words of a list are parted by blanks. */
    static Map<String, List<String>> lexicon() {
        return rows("lexicon.tsv", 2).stream()
                .collect(
                        Collectors.toMap(
                                row -> row.get(0),
                                row -> List.of(row.get(1).split(" +")),
                                (first, second) ->
                                        Stream.concat(first.stream(), second.stream()).toList(),
                                LinkedHashMap::new));
    }
}
