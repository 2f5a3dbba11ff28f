package jieli.identity.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * A column that holds seals. Each module lists its own in {@code jieli/<module>/sealed.tsv} among
 * the resources, because a rotation runs without the application.
 *
 * @param lookup the column of the hash, empty if nothing is looked up
 */
record SealedColumn(String table, String id, String sealed, String lookup) {

    private static final Comparator<SealedColumn> BY_NAME =
            Comparator.comparing(column -> column.table() + "." + column.sealed());

    SealedColumn {
        if (!table.matches("[a-z_]+\\.[a-z_]+")
                || !(id + sealed).matches("[a-z_]+")
                || !lookup.matches("[a-z_]*")) {
            throw new IllegalArgumentException("no column: " + table + "." + sealed);
        }
    }

    Place place(UUID row) {
        return new Place(table + "." + sealed, row);
    }

    /** Those of every module. */
    static List<SealedColumn> all() {
        try {
            var files =
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:jieli/*/sealed.tsv");
            return Stream.of(files).flatMap(SealedColumn::read).sorted(BY_NAME).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<SealedColumn> read(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(cells ->
                            new SealedColumn(
                                    cells[0],
                                    cells[1],
                                    cells[2],
                                    cells.length > 3 ? cells[3] : ""));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
