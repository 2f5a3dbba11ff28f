package jieli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseTests {

    @TempDir Path folder;

    @Test
    void anOlderServerIsRefusedInOneSentence() {
        assertThatThrownBy(() -> Database.requireVersion(17_00_06, "17.6"))
                .isInstanceOf(CannotStart.class)
                .hasMessage(
                        "Jieli needs PostgreSQL 18 or newer; the server at JIELI_DB_URL is version 17.6.");
        assertThatCode(() -> Database.requireVersion(18_00_00, "18.0")).doesNotThrowAnyException();
    }

    @Test
    void anExternalServerCarriesTheHouseAndTheApplicationMayOnlyAdd() throws IOException {
        try (var external =
                        EmbeddedPostgres.builder()
                                .setOverrideWorkingDirectory(folder.toFile())
                                .start();
                var house =
                        SpringApplication.run(
                                Jieli.class,
                                "--server.port=0",
                                "--jieli.home=" + folder.resolve("unused"),
                                "--jieli.key=1:" + "A".repeat(43) + "=",
                                "--jieli.db.url=" + external.getJdbcUrl("postgres", "postgres"),
                                "--jieli.db.user=postgres")) {
            var jdbc = house.getBean(JdbcClient.class);
            assertThat(jdbc.sql("select current_user").query(String.class).single())
                    .isEqualTo("jieli_app");
            assertThat(
                            jdbc.sql(
                                            """
                                            select count(*) from pg_tables where tableowner = 'jieli_app'
                                            """)
                                    .query(Integer.class)
                                    .single())
                    .isZero();
            assertThatThrownBy(() -> jdbc.sql("delete from ledger.line").update())
                    .isInstanceOf(DataAccessException.class)
                    .rootCause()
                    .hasMessageContaining("permission denied");
            assertThat(Files.exists(folder.resolve("unused"))).isFalse();
        }
    }

    @Test
    void dataStayBetweenStartsAndASecondHouseInTheSameFolderIsRefused() throws IOException {
        try (var first = EmbeddedDatabase.start(folder)) {
            execute(first, "create table kept (x int)");
            execute(first, "insert into kept values (7)");
            assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("Another Jieli");
        }
        try (var again = EmbeddedDatabase.start(folder)) {
            assertThat(
                            JdbcClient.create(dataSource(again))
                                    .sql("select x from kept")
                                    .query(Integer.class)
                                    .single())
                    .isEqualTo(7);
        }
    }

    private static void execute(EmbeddedDatabase database, String sql) {
        JdbcClient.create(dataSource(database)).sql(sql).update();
    }

    private static org.springframework.jdbc.datasource.DriverManagerDataSource dataSource(
            EmbeddedDatabase database) {
        return new org.springframework.jdbc.datasource.DriverManagerDataSource(
                database.url(), "postgres", database.secret());
    }
}
