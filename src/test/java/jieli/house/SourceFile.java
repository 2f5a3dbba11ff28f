package jieli.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file of the project as the house rules see it.
 *
 * @param path from the project's folder, with forward slashes
 */
record SourceFile(String path, String text) {

    static List<SourceFile> under(String folder) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(Files::isRegularFile)
                    .filter(SourceFile::isText)
                    .map(SourceFile::read)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    boolean isMainJava() {
        return path.startsWith("src/main/java/") && path.endsWith(".java");
    }

    boolean isTemplate() {
        return path.startsWith("src/main/resources/templates/") && path.endsWith(".html");
    }

    boolean isMigration() {
        return path.startsWith("src/main/resources/db/migration/");
    }

    /** The simple name, without folder or ending. */
    String name() {
        var file = path.substring(path.lastIndexOf('/') + 1);
        return file.contains(".") ? file.substring(0, file.lastIndexOf('.')) : file;
    }

    String folder() {
        return path.substring(0, path.lastIndexOf('/'));
    }

    long lines() {
        return text.lines().count();
    }

    private static boolean isText(Path file) {
        return file.toString().matches(".*\\.(java|html|sql|properties|css|js|yaml|tsv|svg)");
    }

    private static SourceFile read(Path file) {
        try {
            return new SourceFile(file.toString().replace('\\', '/'), Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file.toString(), unreadable);
        }
    }
}
