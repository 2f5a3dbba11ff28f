package jieli.terms;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;

/**
 * The data file of a code list: a line with version and date, a line of headings, then the terms.
 */
final class TermFile {

    private static final int FIXED_COLUMNS = 3;

    private TermFile() {}

    static Terms read(String name) {
        try (var file =
                Objects.requireNonNull(TermFile.class.getResourceAsStream(name + ".tsv"), name)) {
            var lines = new String(file.readAllBytes(), UTF_8).lines().toList();
            var version = lines.get(0).replaceFirst("^# version ", "");
            var headings = List.of(lines.get(1).substring(2).split("\t"));
            var attributes = headings.subList(FIXED_COLUMNS, headings.size());
            var terms =
                    lines.stream()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .map(line -> term(line.split("\t", -1), attributes))
                            .toList();
            return new Terms(name, version, attributes, terms);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Term term(String[] row, List<String> attributes) {
        var further = new HashMap<String, String>();
        for (int i = 0; i < attributes.size(); i++) {
            further.put(attributes.get(i), row[FIXED_COLUMNS + i]);
        }
        return new Term(row[0], row[1], row[2], further);
    }
}
