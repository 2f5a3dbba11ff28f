package jieli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jieli.identity.vault.KeyRotation;
import jieli.identity.vault.UnusableKeys;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * {@code bin/jieli rotate-key}: finds the database, running or not, and rotates the key there.
 *
 * @param environment the variables JIELI_*
 */
record RotateKey(Map<String, String> environment, PrintStream out, PrintStream err) {

    /**
     * @return 0 done, 1 not done for the reason on standard error, 2 not understood
     */
    int run(List<String> words) {
        if (!words.isEmpty() && !words.equals(List.of("--forget"))) {
            err.println("jieli rotate-key: the only word it takes is --forget.");
            return 2;
        }
        var forget = !words.isEmpty();
        var url = environment.getOrDefault("JIELI_DB_URL", "");
        try {
            return url.isBlank()
                    ? inFolder(forget)
                    : at(
                            new Database.Address(
                                    url,
                                    environment.get("JIELI_DB_USER"),
                                    environment.get("JIELI_DB_PASSWORD")),
                            forget);
        } catch (CannotStart refusal) {
            err.println("jieli: " + refusal.sentence());
        } catch (UnusableKeys refusal) {
            err.println("jieli: " + refusal.sentence());
        } catch (IOException failed) {
            err.println("jieli: the embedded database did not stop: " + failed.getMessage());
        }
        return 1;
    }

    private int inFolder(boolean forget) throws IOException {
        if (!Files.exists(home().resolve("postgres"))) {
            throw new CannotStart(
                    "There is no Jieli in %s yet; start it once, or set JIELI_HOME to its folder."
                            .formatted(home()));
        }
        var running = running();
        if (running.isPresent()) {
            return at(running.get(), forget);
        }
        try (var started = EmbeddedDatabase.start(home())) {
            return at(new Database.Address(started.url(), "postgres", started.secret()), forget);
        }
    }

    private int at(Database.Address address, boolean forget) {
        var owner = new DriverManagerDataSource(address.url());
        owner.setUsername(address.user());
        owner.setPassword(address.password());
        var rotation =
                new KeyRotation(owner, home(), environment.getOrDefault("JIELI_KEY", ""), out);
        return forget ? rotation.forget() : rotation.rotate();
    }

    /** The server of a Jieli that runs in the folder: line 4 of its file says the port. */
    private Optional<Database.Address> running() throws IOException {
        var file = home().resolve("postgres").resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(file);
        var secret = ServerSecret.in(home());
        return lines.size() < 4
                ? Optional.empty()
                : Optional.of(
                                new Database.Address(
                                        "jdbc:postgresql://localhost:%s/postgres"
                                                .formatted(lines.get(3)),
                                        "postgres",
                                        secret.word()))
                        .filter(RotateKey::answers);
    }

    private static boolean answers(Database.Address address) {
        try (var connection =
                DriverManager.getConnection(address.url(), address.user(), address.password())) {
            return connection.isValid(2);
        } catch (SQLException silent) {
            return false;
        }
    }

    private Path home() {
        var home = environment.getOrDefault("JIELI_HOME", "");
        return home.isBlank() ? Path.of(System.getProperty("user.home"), ".jieli") : Path.of(home);
    }
}
