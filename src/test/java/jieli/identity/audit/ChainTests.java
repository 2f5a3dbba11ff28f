package jieli.identity.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import jieli.identity.audit.ChainCheck.Finding;
import jieli.identity.audit.ChainCheck.Head;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A trail of twenty rows, and what a superuser who switches the triggers off may do to it. Each
 * test works in a transaction that is rolled back.
 */
class ChainTests {

    private static final String ROWS =
            """
            insert into identity.trail (account, actor, roles, action, kind, object, institution, before, after,
                   reason, address, device)
            select case when n %% 3 > 0 then gen_random_uuid() end, '张三' || n, 'SPECIALIST', 'VIEWED', 'case',
                   case when n %% 2 > 0 then gen_random_uuid() end, case when n %% 5 > 0 then gen_random_uuid() end,
                   '旧' || n, '新' || n, '会诊', '10.0.0.' || n, 'Firefox'
              from generate_series(1, %d) n
            """;

    @SuppressWarnings("NullAway.Init") // set before the first test
    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedPostgres server;

    @SuppressWarnings("NullAway.Init")
    private Connection superuser;

    @BeforeAll
    static void aTrailOfTwentyRows() throws Exception {
        server = TrailWorld.start(folder);
        try (var application = TrailWorld.connectAsApplication(server)) {
            TrailWorld.execute(application, ROWS.formatted(20));
        }
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void asSuperuserWithoutTriggers() throws SQLException {
        superuser = TrailWorld.connect(server);
        superuser.setAutoCommit(false);
        TrailWorld.execute(superuser, "set local session_replication_role = replica");
    }

    @AfterEach
    void undo() throws SQLException {
        superuser.rollback();
        superuser.close();
    }

    static List<String> columns() throws SQLException {
        try (var connection = TrailWorld.connect(server)) {
            return jdbc(connection)
                    .sql(
                            """
                            select column_name from information_schema.columns
                             where table_schema = 'identity' and table_name = 'trail' order by ordinal_position
                            """)
                    .query(String.class)
                    .list();
        }
    }

    @Test
    void untouchedItIsWhole() {
        assertThat(check(null))
                .isInstanceOfSatisfying(
                        Finding.Whole.class,
                        whole -> assertThat(whole.head().number()).isEqualTo(20));
    }

    @Test
    void whoeverComputesTheHashesElsewhereGetsTheSame() throws Exception {
        assertThat(ChainLoop.check(superuser)).isEqualTo(check(null));
    }

    @Test
    void withoutARowItIsWholeToo() throws SQLException {
        tamper("delete from identity.trail");
        assertThat(check(null)).isEqualTo(new Finding.Whole(Head.NONE));
    }

    @ParameterizedTest
    @MethodSource("columns")
    void aChangeToAnyColumnNamesTheRow(String column) throws SQLException {
        var changed =
                switch (column) {
                    case "number" -> "100";
                    case "at" -> "at + interval '1 microsecond'";
                    case "account", "object", "institution" -> "gen_random_uuid()";
                    case "previous", "hash" ->
                            "set_byte(" + column + ", 31, 255 - get_byte(" + column + ", 31))";
                    default -> column + " || 'X'";
                };
        tamper("update identity.trail set %s = %s where number = 7".formatted(column, changed));
        assertThat(broken()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({
        "account = null, 7", // row 7 has one
        "object = null, 7",
        "institution = null, 7",
        "'account = object, object = account', 7",
        "'object = null, institution = object', 7",
        "'before = after, after = before', 7",
        "'before = before || left(after, 1), after = substr(after, 2)', 7",
        "'actor = '''', roles = actor || roles', 7",
        "'reason = reason || left(address, 1), address = substr(address, 2)', 7",
        "'address = '''', device = address || device', 7"
    })
    void whatIsMovedBetweenColumnsIsFound(String assignments, long row) throws SQLException {
        tamper("update identity.trail set %s where number = %d".formatted(assignments, row));
        assertThat(broken()).isEqualTo(row);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "8, 8", "19, 19"})
    void aRowTakenOutIsNamed(long taken, long named) throws SQLException {
        tamper("delete from identity.trail where number = " + taken);
        assertThat(broken()).isEqualTo(named);
    }

    @Test
    void twoRowsThatChangePlacesAreFoundAtTheFirst() throws SQLException {
        tamper(
                "update identity.trail set number = -1 where number = 5",
                "update identity.trail set number = 5 where number = 11",
                "update identity.trail set number = 11 where number = -1");
        assertThat(broken()).isEqualTo(5);
    }

    @Test
    void aGapClosedByNewNumbersIsFoundWhereItWas() throws SQLException {
        tamper(
                "delete from identity.trail where number = 9",
                "update identity.trail set number = number + 1000 where number > 9",
                "update identity.trail set number = number - 1001 where number > 1000");
        assertThat(broken()).isEqualTo(9);
    }

    @Test
    void aRowPutInBeforeTheFirstIsFound() throws SQLException {
        tamper(
                "insert into identity.trail select 0, at, account, actor, roles, action, kind, object, institution,"
                        + " before, after, reason, address, device, previous, hash from identity.trail where number = 1");
        assertThat(broken()).isZero();
    }

    @Test
    void aRowTwiceIsFoundEvenWithoutThePrimaryKey() throws SQLException {
        tamper(
                "alter table identity.trail drop constraint trail_pkey",
                "insert into identity.trail select * from identity.trail where number = 6",
                "insert into identity.trail select * from identity.trail where number = 6 limit 1");
        assertThat(broken()).isEqualTo(6);
    }

    @Test
    void aRowWrittenAnewWithItsOwnHashNoLongerCarriesTheNext() throws SQLException {
        tamper(
                "set local session_replication_role = origin",
                "alter table identity.trail disable trigger trail_stays",
                "create temporary table rest on commit drop as select * from identity.trail where number >= 12",
                "delete from identity.trail where number >= 12",
                "insert into identity.trail (actor, action, kind) values ('李四', 'VIEWED', 'case')",
                "set local session_replication_role = replica",
                "insert into identity.trail select * from rest where number > 12");
        assertThat(broken()).isEqualTo(13);
    }

    @Test
    void anEndCutOffIsFoundByTheHeadNotedEarlier() throws SQLException {
        var noted = ((Finding.Whole) check(null)).head();
        tamper("delete from identity.trail where number > 15");
        assertThat(check(null)).isInstanceOf(Finding.Whole.class);
        assertThat(check(noted))
                .isEqualTo(
                        new Finding.Broken(
                                16,
                                "row 16 is missing: the trail ends at row 15, but its end was noted at row 20"));
    }

    @Test
    void aTrailWrittenAnewIsFoundByTheHeadNotedEarlier() throws SQLException {
        var noted = ((Finding.Whole) check(null)).head();
        assertThat(check(noted)).isInstanceOf(Finding.Whole.class);
        tamper(
                "delete from identity.trail",
                "set local session_replication_role = origin",
                ROWS.formatted(25));
        assertThat(check(null)).isInstanceOf(Finding.Whole.class);
        assertThat(check(noted))
                .isInstanceOfSatisfying(
                        Finding.Broken.class, found -> assertThat(found.number()).isEqualTo(20));
    }

    @Test
    void whateverTheApplicationSendsTheServerNumbersAndHashes() throws SQLException {
        TrailWorld.execute(superuser, "set local session_replication_role = origin");
        TrailWorld.execute(superuser, "set local role jieli_app");
        TrailWorld.execute(
                superuser,
                """
                insert into identity.trail (number, at, action, kind, previous, hash)
                values (1, '1999-01-01', 'VIEWED', 'case', '\\x00', '\\x00')
                """);
        var forged =
                jdbc(superuser)
                        .sql(
                                """
                                select number, at > now() - interval '1 day' as fresh from identity.trail
                                 order by number desc limit 1
                                """)
                        .query()
                        .singleRow();
        assertThat(forged).containsEntry("number", 21L).containsEntry("fresh", true);
        assertThat(check(null)).isInstanceOf(Finding.Whole.class);
    }

    @ParameterizedTest
    @MethodSource("deeds")
    void neitherTheApplicationNorTheOwnerMayChangeIt(String deed) throws SQLException {
        try (var application = TrailWorld.connectAsApplication(server);
                var owner = TrailWorld.connect(server)) {
            assertThatThrownBy(() -> TrailWorld.execute(application, deed))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> TrailWorld.execute(owner, deed))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("only ever added to");
        }
    }

    static List<String> deeds() {
        return List.of(
                "update identity.trail set actor = ''",
                "delete from identity.trail",
                "truncate identity.trail");
    }

    @Test
    void eightAtOnceMakeOneChain() throws Exception {
        try (var fresh = TrailWorld.start(folder.resolve("eight"));
                var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Integer>> work = new ArrayList<>();
            IntStream.range(0, 8).forEach(_ -> work.add(() -> insert(fresh, 50)));
            for (var done : threads.invokeAll(work)) {
                assertThat(done.get()).isEqualTo(50);
            }
            try (var connection = TrailWorld.connect(fresh)) {
                connection.setAutoCommit(false);
                assertThat(new ChainCheck(jdbc(connection)).check(null))
                        .isInstanceOfSatisfying(
                                Finding.Whole.class,
                                whole -> assertThat(whole.head().number()).isEqualTo(400));
            }
        }
    }

    /** Every fifth transaction is rolled back, which must leave no gap. */
    private static int insert(EmbeddedPostgres server, int most) throws SQLException {
        var done = 0;
        try (var application = TrailWorld.connectAsApplication(server)) {
            application.setAutoCommit(false);
            for (var i = 0; done < most; i++) {
                TrailWorld.execute(application, ROWS.formatted(1));
                if (i % 5 == 4) {
                    application.rollback();
                    TrailWorld.execute(application, "set role jieli_app");
                } else {
                    application.commit();
                    done++;
                }
            }
        }
        return done;
    }

    private void tamper(String... deeds) throws SQLException {
        for (var deed : deeds) {
            TrailWorld.execute(superuser, deed);
        }
    }

    private long broken() {
        var found = check(null);
        assertThat(found).isInstanceOf(Finding.Broken.class);
        return ((Finding.Broken) found).number();
    }

    private Finding check(@Nullable Head noted) {
        return new ChainCheck(jdbc(superuser)).check(noted);
    }

    private static JdbcClient jdbc(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }
}
