package jieli.terms;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The form in which lists come with the program: tab-separated UTF-8 rows beside the class that
 * reads them; lines that start with {@code #} are remarks.
 */
public final class DataFile {

    private DataFile() {}

    /** The cells of each row, as written; empty cells at the end count. */
    public static List<List<String>> rows(Class<?> beside, String name) {
        var file = Objects.requireNonNull(beside.getResourceAsStream(name), name);
        try (var in = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return in.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Arrays.asList(line.split("\t", -1)))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(name, unreadable);
        }
    }
}
