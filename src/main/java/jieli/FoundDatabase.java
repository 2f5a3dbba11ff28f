package jieli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * The database for a command that is not the application: the external one, else that of the Jieli
 * that runs on the data folder, else the embedded one, started while the command works.
 */
final class FoundDatabase {

    private static final String OWNER = "postgres";

    private final Map<String, String> environment;

    /**
     * @param environment with JIELI_HOME and JIELI_DB_*, as the application reads them
     */
    FoundDatabase(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Lends a connection as the owner of the tables. */
    int connect(ToIntFunction<Connection> work) {
        return lend(owner -> connected(owner, work));
    }

    /** Lends the way in as the owner of the tables. */
    int lend(ToIntFunction<Database.Address> work) {
        var url = environment.getOrDefault("JIELI_DB_URL", "");
        if (!url.isBlank()) {
            return work.applyAsInt(
                    new Database.Address(
                            url,
                            environment.get("JIELI_DB_USER"),
                            environment.get("JIELI_DB_PASSWORD")));
        }
        var home = home();
        if (!Files.exists(home.resolve("postgres").resolve("PG_VERSION"))) {
            throw new CannotStart(
                    "There is no Jieli in %s; JIELI_HOME names another folder.".formatted(home));
        }
        var running = EmbeddedDatabase.running(home);
        if (running.isPresent()) {
            return work.applyAsInt(running.get());
        }
        try (var database = EmbeddedDatabase.start(home)) {
            return work.applyAsInt(new Database.Address(database.url(), OWNER, database.secret()));
        } catch (IOException stuck) {
            throw new CannotStart("The embedded database did not stop: " + stuck.getMessage());
        }
    }

    Path home() {
        var named = environment.getOrDefault("JIELI_HOME", "");
        return named.isBlank()
                ? Path.of(System.getProperty("user.home"), ".jieli")
                : Path.of(named);
    }

    private static int connected(Database.Address owner, ToIntFunction<Connection> work) {
        try (var connection =
                DriverManager.getConnection(owner.url(), owner.user(), owner.password())) {
            return work.applyAsInt(connection);
        } catch (SQLException unreachable) {
            throw new CannotStart("The database does not answer: " + unreachable.getMessage());
        }
    }
}
