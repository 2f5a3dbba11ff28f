package jieli.briefings.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The grammar's data files: tab-separated, a line that starts with # is a remark. */
final class Tables {

    private Tables() {}

    /** The rows of a file; missing cells at the end of a row read as empty. */
    static List<List<String>> rows(String file, int columns) {
        try (var in =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        Tables.class.getResourceAsStream(file), file),
                                StandardCharsets.UTF_8))) {
            return in.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> cells(line, columns))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> cells(String line, int columns) {
        var cells = line.split("\t", -1);
        if (cells.length > columns) {
            throw new IllegalStateException("More than " + columns + " cells: " + line);
        }
        var row = Arrays.copyOf(cells, columns);
        return Arrays.stream(row).map(cell -> cell == null ? "" : cell.strip()).toList();
    }

    /** The word lists by name; the words of a list are parted by blanks. */
    static Map<String, List<String>> lexicon() {
        return rows("lexicon.tsv", 2).stream()
                .collect(
                        Collectors.toMap(
                                row -> row.get(0),
                                row -> List.of(row.get(1).split(" +")),
                                (first, second) ->
                                        java.util.stream.Stream.concat(
                                                        first.stream(), second.stream())
                                                .toList(),
                                LinkedHashMap::new));
    }
}
