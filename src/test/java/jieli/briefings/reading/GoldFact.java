package jieli.briefings.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A line of a file of expected facts; columns as in the seed facts. */
record GoldFact(
        String file,
        String id,
        String kind,
        String subject,
        String value,
        String unit,
        String qualifier,
        String period,
        String quote) {

    static List<GoldFact> read(Path tsv) {
        try {
            return Files.readAllLines(tsv).stream()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> Arrays.copyOf(line.split("\t", -1), 12))
                    .map(cell ->
                            new GoldFact(
                                    cell[0],
                                    cell[1],
                                    cell[2],
                                    cell[3],
                                    cell[4],
                                    cell[5],
                                    cell[6],
                                    cell[7],
                                    cell[10] == null ? "" : cell[10]))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    boolean countable() {
        return List.of("count", "money", "percent", "ratio").contains(kind);
    }
}
