package jieli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
        var found = new FoundDatabase(environment);
        try {
            return found.lend(owner -> at(owner, found.home(), forget));
        } catch (CannotStart refusal) {
            err.println("jieli: " + refusal.sentence());
        } catch (UnusableKeys refusal) {
            err.println("jieli: " + refusal.sentence());
        }
        return 1;
    }

    private int at(Database.Address address, Path home, boolean forget) {
        var owner = new DriverManagerDataSource(address.url());
        owner.setUsername(address.user());
        owner.setPassword(address.password());
        var rotation = new KeyRotation(owner, home, environment.getOrDefault("JIELI_KEY", ""), out);
        return forget ? rotation.forget() : rotation.rotate();
    }
}
