package jieli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Set;

/**
 * The password of the embedded server's owner. The library starts a server that trusts whoever sits
 * at this machine; ours asks everyone, and the answer lies in a file that only its owner can read.
 *
 * @param word the password
 * @param rules the server's own list of who may sign in and how
 */
record ServerSecret(String word, Path rules) {

    private static final String ASKS =
            """
            local all all scram-sha-256
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;

    /** Only until the password is set, at the very first start. */
    private static final String TRUSTS =
            """
            host postgres postgres 127.0.0.1/32 trust
            host postgres postgres ::1/128 trust
            """;

    static ServerSecret in(Path home) throws IOException {
        var file = home.resolve("database-secret");
        if (!Files.exists(file)) {
            var bytes = new byte[24];
            new SecureRandom().nextBytes(bytes);
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(bytes));
        }
        if (!Files.getPosixFilePermissions(file)
                .equals(Set.copyOf(PosixFilePermissions.fromString("rw-------")))) {
            throw new CannotStart(
                    "%s must be readable by its owner only: chmod 600".formatted(file));
        }
        var rules = home.resolve("database-access").toAbsolutePath();
        if (!Files.exists(rules)) {
            Files.writeString(rules, TRUSTS);
        }
        return new ServerSecret(Files.readString(file).strip(), rules);
    }

    /** Sets the password where the server still trusts, then lets it ask. */
    void keep(String url) throws IOException {
        if (Files.readString(rules).equals(ASKS)) {
            return;
        }
        try (var connection = DriverManager.getConnection(url, "postgres", word);
                var statement = connection.createStatement()) {
            statement.execute("alter role postgres password '%s'".formatted(word));
            Files.writeString(rules, ASKS);
            statement.execute("select pg_reload_conf()");
        } catch (SQLException refused) {
            throw new CannotStart(
                    "The embedded database does not accept its password: " + refused.getMessage());
        }
    }
}
