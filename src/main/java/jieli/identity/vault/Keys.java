package jieli.identity.vault;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the keys come from; a key file that changed is read again, so a rotation needs no restart.
 */
final class Keys {

    private record Read(KeyRing ring, @Nullable String stamp) {}

    private final @Nullable KeyFile file;
    private volatile Read read;

    private Keys(@Nullable KeyFile file, Read read) {
        this.file = file;
        this.read = read;
    }

    /**
     * @param environment JIELI_KEY, which comes before the file; empty if it is not set
     */
    static Keys of(String environment, Path home) {
        return environment.isBlank()
                ? of(new KeyFile(home))
                : new Keys(null, new Read(KeyRing.ofEnvironment(environment), null));
    }

    static Keys of(KeyFile file) {
        return new Keys(file, read(file));
    }

    KeyRing ring() {
        var known = read;
        if (file != null && !file.stamp().equals(known.stamp())) {
            known = read(file);
            read = known;
        }
        return known.ring();
    }

    /** The stamp first: a change while we read is read again at the next question. */
    private static Read read(KeyFile file) {
        if (!file.exists()) {
            throw new UnusableKeys(
                    "The key file %s is missing; bring it back from where it is kept safe."
                            .formatted(file.path()));
        }
        var stamp = file.stamp();
        return new Read(file.read(), stamp);
    }
}
