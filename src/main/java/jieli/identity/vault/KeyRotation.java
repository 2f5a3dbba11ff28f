package jieli.identity.vault;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * {@code bin/jieli rotate-key}: a new key, and every seal renewed with it. Stopped half-way it goes
 * on where it was; a Jieli that runs beside it reads the changed key file by itself.
 */
public final class KeyRotation {

    private final PrintStream out;
    private final JdbcClient jdbc;
    private final DataSource owner;
    private final KeyFile file;
    private final String environment;

    /**
     * @param owner the owner of the tables
     * @param home the data folder
     * @param environment JIELI_KEY, empty if it is not set
     */
    public KeyRotation(DataSource owner, Path home, String environment, PrintStream out) {
        this.owner = owner;
        this.jdbc = JdbcClient.create(owner);
        this.file = new KeyFile(home);
        this.environment = environment;
        this.out = out;
    }

    /**
     * Adds a key and renews the seals; goes on with a rotation that was stopped.
     *
     * @return 0 if every seal is of the newest key now, 1 if not
     * @throws UnusableKeys when there is nothing to rotate, or not with these keys
     */
    public int rotate() {
        var ring = keys().ring();
        var newest = ring.newest().version();
        if (isOldest(newest, versions())) {
            if (newest == Key.LAST_VERSION) {
                throw new UnusableKeys(
                        "Key version 255 is the last one a seal can name; ask the makers of Jieli.");
            }
            if (!environment.isBlank()) {
                out.println(
                        "JIELI_KEY is set: add this key to it after a comma, restart every Jieli,");
                out.println("then run bin/jieli rotate-key again to renew the seals:");
                out.println(Key.freshLine(newest + 1));
                return 0;
            }
            file.add(newest + 1);
            out.println(
                    "Key version %d is in %s; keep a copy of that file in a safe place."
                            .formatted(newest + 1, file.path()));
        } else {
            out.println("Going on with key version %d.".formatted(newest));
        }
        return renew();
    }

    /** Removes the versions no seal uses any more; older copies of the database need them still. */
    public int forget() {
        var ring = keys().ring();
        var used = versions();
        var unused =
                ring.all().stream()
                        .skip(1)
                        .map(Key::version)
                        .filter(version -> !used.containsKey(version))
                        .toList();
        if (unused.isEmpty()) {
            out.println("Every key version at hand is in use; nothing was removed.");
            return 0;
        }
        new KeyMarks(jdbc).forget(unused);
        if (environment.isBlank()) {
            file.forget(unused);
            out.println(
                    "Removed key versions "
                            + unused
                            + ": older copies of the database need a copy of them.");
        } else {
            out.println(
                    "Nothing uses key versions "
                            + unused
                            + " any more: remove them from JIELI_KEY.");
        }
        return 0;
    }

    private int renew() {
        var keys = keys();
        var newest = keys.ring().newest();
        new KeyMarks(jdbc).add(newest);
        var vault = new Vault(keys);
        var resealing = new Resealing(owner);
        var broken = 0;
        for (var column : SealedColumn.all()) {
            // a second walk catches what was sealed with the old key during the first
            var first = resealing.walk(column, vault, newest.version());
            var second = resealing.walk(column, vault, newest.version());
            broken += second.broken();
            out.println(
                    "%s.%s: %,d sealed anew"
                            .formatted(
                                    column.table(),
                                    column.sealed(),
                                    first.sealed() + second.sealed()));
        }
        if (broken > 0) {
            out.println(
                    "%,d seals do not open and stay as they are; their key is kept."
                            .formatted(broken));
            return 1;
        }
        out.println(
                "Older key versions stay for older copies of the database; bin/jieli rotate-key --forget removes them.");
        return 0;
    }

    private Keys keys() {
        if (jdbc.sql("select to_regclass('identity.seal_key') is null")
                .query(Boolean.class)
                .single()) {
            throw new UnusableKeys("There is no Jieli in this database yet; start it once first.");
        }
        var keys = environment.isBlank() ? Keys.of(file) : Keys.of(environment, file.home());
        new KeyMarks(jdbc).require(keys.ring());
        return keys;
    }

    private Map<Integer, Long> versions() {
        return new Resealing(owner).versions(SealedColumn.all());
    }

    /**
     * Whether no seal is older than that version, so a rotation before this one came to its end.
     */
    private static boolean isOldest(int newest, Map<Integer, Long> versions) {
        return versions.keySet().stream().allMatch(version -> version >= newest);
    }
}
