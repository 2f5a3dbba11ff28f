package jieli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * A schema, a folder of migrations and a history table per module. No schema refers to another but
 * for the functions of {@code identity}, so after the root and identity the order does not matter.
 */
@Component
class Migrations implements FlywayMigrationStrategy {

    private static final String ROOT = "__root";

    /** Publishes the functions that the policies of the others call. */
    private static final String FIRST = "identity";

    private static final Pattern FOLDER = Pattern.compile("db/migration/([a-z]+)/V");

    private final ApplicationLogin login;

    Migrations(ApplicationLogin login) {
        this.login = login;
    }

    @Override
    public void migrate(Flyway configured) {
        migrate(configured, ROOT, "jieli");
        login.open();
        for (var module : modules()) {
            migrate(configured, module, module);
        }
    }

    private static void migrate(Flyway configured, String folder, String schema) {
        Flyway.configure()
                .configuration(configured.getConfiguration())
                .locations("classpath:db/migration/" + folder)
                .schemas(schema)
                .defaultSchema(schema)
                .table("migration")
                .load()
                .migrate();
    }

    private static List<String> modules() {
        try {
            var found = new ArrayList<String>();
            var scripts =
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:db/migration/*/V*.sql");
            for (var script : scripts) {
                var folder = FOLDER.matcher(script.getURL().toString());
                if (folder.find() && !found.contains(folder.group(1))) {
                    found.add(folder.group(1));
                }
            }
            return found.stream()
                    .sorted(
                            Comparator.comparing((String module) -> !module.equals(FIRST))
                                    .thenComparing(Comparator.naturalOrder()))
                    .toList();
        } catch (IOException unreadable) {
            throw new CannotStart("The migrations cannot be read: " + unreadable.getMessage());
        }
    }
}
