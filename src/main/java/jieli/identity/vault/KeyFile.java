package jieli.identity.vault;

import static java.nio.file.attribute.PosixFilePermission.*;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The file {@code keys} in the data folder: a key a line, for its owner's eyes only. A change
 * writes a whole new file and swaps it in, so that no crash loses a key.
 */
record KeyFile(Path home) {

    private static final Set<PosixFilePermission> OWN = EnumSet.of(OWNER_READ, OWNER_WRITE);

    private static final List<String> HEAD =
            List.of(
                    "# Jieli's keys, one a line: version:base64. Without them no identity number and no phone",
                    "# opens again: keep a copy apart from the copies of the database.");

    Path path() {
        return home.resolve("keys");
    }

    boolean exists() {
        return Files.exists(path());
    }

    KeyRing read() {
        return KeyRing.read(lines().stream(), "The key file " + path());
    }

    /** Makes the file with a random key; whoever comes second reads the first one's. */
    void create() {
        try {
            Files.createDirectories(home);
            var fresh = write(List.of(Key.freshLine(1)));
            try {
                Files.createLink(path(), fresh); // unlike a move it never takes another's place
            } catch (FileAlreadyExistsException quicker) {
                // theirs counts
            }
            Files.delete(fresh);
            force(home);
        } catch (IOException failed) {
            throw new UnusableKeys(
                    "The key file %s could not be written: %s"
                            .formatted(path(), failed.getMessage()));
        }
    }

    /** Adds a version; the versions before it stay. */
    void add(int version) {
        var lines = new ArrayList<>(lines());
        lines.add(Key.freshLine(version));
        replace(lines);
    }

    /** Removes versions for ever. */
    void forget(Collection<Integer> versions) {
        replace(
                lines().stream()
                        .filter(line ->
                                versions.stream()
                                        .noneMatch(
                                                version -> line.strip().startsWith(version + ":")))
                        .toList());
    }

    /** Changes when the file does. */
    String stamp() {
        try {
            var file = Files.readAttributes(path(), BasicFileAttributes.class);
            // two changes may fall into one tick of the file system's clock, never into one inode
            return file.lastModifiedTime() + " " + file.fileKey();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private void replace(List<String> lines) {
        try {
            var fresh = write(lines);
            Files.move(fresh, path(), StandardCopyOption.ATOMIC_MOVE);
            force(home);
        } catch (IOException failed) {
            throw new UnusableKeys(
                    "The key file %s could not be replaced, it stands as it was: %s"
                            .formatted(path(), failed.getMessage()));
        }
    }

    private Path write(List<String> lines) throws IOException {
        var fresh =
                Files.createTempFile(
                        home, "keys", ".new", PosixFilePermissions.asFileAttribute(OWN));
        var all = new ArrayList<>(HEAD);
        lines.stream().filter(line -> !HEAD.contains(line)).forEach(all::add);
        try (var out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            var text = String.join("\n", all) + "\n";
            out.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            out.force(true);
        }
        return fresh;
    }

    private static void force(Path folder) throws IOException {
        try (var opened = FileChannel.open(folder, StandardOpenOption.READ)) {
            opened.force(true);
        }
    }

    private List<String> lines() {
        try {
            if (!OWN.containsAll(Files.getPosixFilePermissions(path()))) {
                throw new UnusableKeys(
                        "The key file %s may be read by others; run: chmod 600 %s"
                                .formatted(path(), path()));
            }
            return Files.readAllLines(path());
        } catch (MalformedInputException notText) {
            throw new UnusableKeys(
                    "The key file %s is malformed: it is no text.".formatted(path()));
        } catch (IOException failed) {
            throw new UnusableKeys(
                    "The key file %s cannot be read: %s".formatted(path(), failed.getMessage()));
        }
    }
}
