package jieli.identity.audit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/** A PostgreSQL with nothing but the trail in it, so that tests may do to it what they like. */
final class TrailWorld {

    private TrailWorld() {}

    static EmbeddedPostgres start(Path folder) throws IOException {
        var server =
                EmbeddedPostgres.builder()
                        .setOverrideWorkingDirectory(folder.resolve("server").toFile())
                        .setDataDirectory(folder.resolve("data"))
                        .setServerConfig("shared_buffers", "128MB")
                        .setServerConfig("work_mem", "8MB")
                        .setServerConfig("max_wal_size", "8GB")
                        .setLocaleConfig("locale-provider", "builtin")
                        .setLocaleConfig("locale", "C.UTF-8")
                        .setLocaleConfig("encoding", "UTF8")
                        .start();
        migrate(server, "__root", "jieli", "1");
        migrate(server, "identity", "identity", "2");
        return server;
    }

    static Connection connect(EmbeddedPostgres server) throws SQLException {
        return server.getPostgresDatabase().getConnection();
    }

    /** As the application: it owns nothing. */
    static Connection connectAsApplication(EmbeddedPostgres server) throws SQLException {
        var connection = connect(server);
        execute(connection, "set role jieli_app");
        return connection;
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void migrate(
            EmbeddedPostgres server, String folder, String schema, String last) {
        Flyway.configure()
                .dataSource(server.getPostgresDatabase())
                .locations("classpath:db/migration/" + folder)
                .schemas(schema)
                .defaultSchema(schema)
                .target(last)
                .load()
                .migrate();
    }
}
