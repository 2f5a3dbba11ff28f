package jieli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * A schema, a folder of migrations and a history table per module. No schema refers to another, so
 * after the root's own migrations the order of the modules does not matter.
 */
@Component
class Migrations implements FlywayMigrationStrategy {

    private static final String ROOT = "__root";
    private static final Pattern FOLDER = Pattern.compile("db/migration/([a-z]+)/V");

    @Override
    public void migrate(Flyway configured) {
        migrate(configured, ROOT, "jieli");
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
            return found.stream().sorted().toList();
        } catch (IOException unreadable) {
            throw new CannotStart("The migrations cannot be read: " + unreadable.getMessage());
        }
    }
}
