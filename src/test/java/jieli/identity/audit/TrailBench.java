package jieli.identity.audit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import jieli.Stopwatch;
import jieli.identity.audit.ChainCheck.Finding;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * The audit trail with 1,000,000 rows: to check it, against a loop that fetches the rows and hashes
 * them one by one; to add to it, against the same table without the chain. The limit of the check
 * is one parallel pass that hashes one column and compares nothing, that of adding an empty
 * statement.
 */
final class TrailBench {

    private static final int ROWS = 1_000_000;
    private static final int ROUNDS = 3;
    private static final int SINGLE = 5_000;
    private static final double GOAL_SECONDS = 1.0;

    private static final String MANY =
            """
            insert into identity.trail (account, actor, roles, action, kind, object, institution, after, reason,
                   address, device)
            select md5((n % 500)::text)::uuid, '张三' || n % 500, 'APPRENTICE,SPECIALIST',
                   (array['VIEWED', 'VIEWED', 'VIEWED', 'EXPORTED', 'SIGN_IN'])[1 + n % 5],
                   (array['case', 'case', 'case', 'ledger', 'account'])[1 + n % 5],
                   md5(n::text)::uuid, md5((n % 50)::text)::uuid,
                   case when n % 5 = 3 then '/ledger.xlsx?pairing=' || n else '' end,
                   case when n % 10 = 0 then '急诊会诊需要查看' else '' end,
                   '10.1.2.' || n % 200,
                   'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0'
              from generate_series(1, :rows) n
            """;

    private static final String ONE =
            """
            insert into %s (account, actor, roles, action, kind, object, after, reason, address, device%s)
            values (gen_random_uuid(), '张三', 'SPECIALIST', 'VIEWED', 'case', gen_random_uuid(), '', '', '10.1.2.3',
                   'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36'%s)
            """;

    private static final String CHAINED = ONE.formatted("identity.trail", "", "");
    private static final String BARE =
            ONE.formatted(
                    "bare.trail",
                    ", number, at, previous, hash",
                    ", nextval('bare.trail_number'), clock_timestamp(),"
                            + " decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex')");

    private TrailBench() {}

    public static void main(String[] arguments) throws Exception {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        var folder = Files.createDirectories(Path.of("target/trail-bench").toAbsolutePath());
        FileSystemUtils.deleteRecursively(folder);
        boolean met;
        try (var server = TrailWorld.start(folder);
                var connection = TrailWorld.connect(server)) {
            met = run(connection);
        }
        FileSystemUtils.deleteRecursively(folder);
        System.exit(met ? 0 : 1);
    }

    private static boolean run(Connection connection) throws Exception {
        var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        bareTable(jdbc);
        var ours = perSecond(() -> jdbc.sql(CHAINED).update());
        var bare = perSecond(() -> jdbc.sql(BARE).update());
        var empty = perSecond(() -> jdbc.sql("set application_name = ''").update());
        var load = Stopwatch.seconds(() -> jdbc.sql(MANY).param("rows", ROWS - SINGLE).update());
        TrailWorld.execute(connection, "vacuum analyze identity.trail");
        System.out.printf(
                Locale.ROOT,
                "%,d rows, %s with indexes; added in one statement: %,.0f rows/s%n",
                ROWS,
                jdbc.sql("select pg_size_pretty(pg_total_relation_size('identity.trail'))")
                        .query(String.class)
                        .single(),
                (ROWS - SINGLE) / load);
        connection.setAutoCommit(false);
        var check = Stopwatch.median(1, ROUNDS, () -> whole(new ChainCheck(jdbc).check(null)));
        var loop = Stopwatch.median(1, ROUNDS, () -> whole(ChainLoop.check(connection)));
        var scan =
                Stopwatch.median(
                        1,
                        ROUNDS,
                        () ->
                                jdbc.sql(
                                                "select count(sha256(convert_to(device, 'UTF8'))) from identity.trail")
                                        .query(Long.class)
                                        .single());
        System.out.println("metric\tours\tpeer\tlimit\tgoal\tmet");
        return row("check 1,000,000 rows, s", "%.2f", check, loop, scan, check <= GOAL_SECONDS)
                & row("inserts/s, each committed", "%.0f", ours, bare, empty, ours >= bare / 2);
    }

    private static boolean row(
            String metric, String format, double ours, double peer, double limit, boolean met) {
        var goal = metric.startsWith("check") ? "≤ " + GOAL_SECONDS : "≥ peer/2";
        System.out.printf(
                Locale.ROOT,
                "%s\t%s\t%s\t%s\t%s\t%s%n",
                metric,
                format.formatted(ours),
                format.formatted(peer),
                format.formatted(limit),
                goal,
                met ? "yes" : "no");
        return met;
    }

    /** The same table with the same indexes, numbered by a sequence, without the chain. */
    private static void bareTable(JdbcClient jdbc) {
        Stream.of(
                        "create schema bare",
                        "create table bare.trail (like identity.trail including all)",
                        "create sequence bare.trail_number")
                .forEach(sql -> jdbc.sql(sql).update());
    }

    private static double perSecond(Callable<?> deed) throws Exception {
        var measured = SINGLE - SINGLE / 10;
        for (var i = measured; i < SINGLE; i++) {
            deed.call();
        }
        return measured
                / Stopwatch.seconds(() -> {
                    for (var i = 0; i < measured; i++) {
                        deed.call();
                    }
                    return true;
                });
    }

    private static boolean whole(Finding finding) {
        if (!(finding instanceof Finding.Whole(var head)) || head.number() != ROWS) {
            throw new IllegalStateException(finding.toString());
        }
        return true;
    }
}
