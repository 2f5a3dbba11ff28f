package jieli.directory;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * The search box over 1,000,000 people and 50,000 institutions, against the usual way: one text
 * column, a trigram index, {@code ilike '%…%'}. Both read the rows a page shows; ours also reads
 * the workplace and the specialties. The limit is a bare round trip to the server.
 */
final class SearchBench {

    private static final double GOAL_MILLIS = 50;
    private static final double GOAL_LOAD_SECONDS = 120;
    private static final int MOST = 20;
    private static final int ROUNDS = 3;

    private static final String PEER_PEOPLE =
            "select id, name, born from peer.person where search ilike :q order by name, id limit 20";
    private static final String PEER_INSTITUTIONS =
            "select id, name from peer.institution where search ilike :q order by name, id limit 20";

    private SearchBench() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        var folder = Files.createDirectories(Path.of("target/search-bench").toAbsolutePath());
        FileSystemUtils.deleteRecursively(folder);
        boolean met;
        try (var server = server(folder);
                var connection = server.getPostgresDatabase().getConnection()) {
            met = run(connection);
        }
        FileSystemUtils.deleteRecursively(folder);
        System.exit(met ? 0 : 1);
    }

    private static EmbeddedPostgres server(Path folder) throws IOException {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.resolve("server").toFile())
                .setDataDirectory(folder.resolve("data"))
                .setServerConfig("shared_buffers", "128MB")
                .setServerConfig("work_mem", "8MB")
                .setServerConfig("max_wal_size", "8GB")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("encoding", "UTF8")
                .start();
    }

    private static boolean run(Connection connection) throws SQLException, IOException {
        var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        var world = new SearchWorld(connection);
        var started = System.nanoTime();
        world.load();
        var oursSeconds = (System.nanoTime() - started) / 1e9;
        started = System.nanoTime();
        world.loadPeer();
        var peerSeconds = (System.nanoTime() - started) / 1e9;
        System.out.println(world.sizes(jdbc));

        var regions = new Regions(jdbc);
        var institutions = new Institutions(jdbc);
        var people = new People(jdbc);
        var search = new Search(jdbc, regions, institutions, people);
        Consumer<String> ours =
                typed -> {
                    search.institutions(typed, MOST);
                    search.regions(typed, MOST);
                    search.people(typed, MOST);
                };
        Consumer<String> peer =
                typed -> {
                    var pattern = "%" + typed + "%";
                    jdbc.sql(PEER_PEOPLE).param("q", pattern).query().listOfRows();
                    jdbc.sql(PEER_INSTITUTIONS).param("q", pattern).query().listOfRows();
                };
        Consumer<String> bare = typed -> jdbc.sql("select 1").query(Integer.class).single();

        System.out.println("metric\tours\tpeer\tlimit\tgoal\tmet");
        var met = true;
        var all = new ArrayList<String>();
        for (var kind : SearchWorld.questions().entrySet()) {
            all.addAll(kind.getValue());
            met &= row("p95 ms, " + kind.getKey(), kind.getValue(), 0.95, ours, peer, bare);
        }
        met &= row("p50 ms, all questions", all, 0.5, ours, peer, bare);
        met &= row("p95 ms, all questions", all, 0.95, ours, peer, bare);
        var loaded = oursSeconds <= GOAL_LOAD_SECONDS;
        System.out.printf(
                Locale.ROOT,
                "load s\t%.1f\t%.1f\t-\t≤ %.0f\t%s%n",
                oursSeconds,
                peerSeconds,
                GOAL_LOAD_SECONDS,
                loaded ? "yes" : "no");
        return met && loaded;
    }

    private static boolean row(
            String name,
            List<String> questions,
            double quantile,
            Consumer<String> ours,
            Consumer<String> peer,
            Consumer<String> bare) {
        var millis = quantile(questions, quantile, ours);
        var peerMillis = quantile(questions, quantile, peer);
        var limit = quantile(questions, quantile, bare);
        var met = millis <= GOAL_MILLIS;
        System.out.printf(
                Locale.ROOT,
                "%s\t%.2f\t%.2f\t%.2f\t≤ %.0f\t%s%n",
                name,
                millis,
                peerMillis,
                limit,
                GOAL_MILLIS,
                met ? "yes" : "no");
        return met;
    }

    /** Each question is asked once to warm up, then in rounds that are all counted. */
    private static double quantile(
            List<String> questions, double quantile, Consumer<String> answer) {
        questions.forEach(answer);
        var millis = new double[questions.size() * ROUNDS];
        for (int i = 0; i < millis.length; i++) {
            var started = System.nanoTime();
            answer.accept(questions.get(i % questions.size()));
            millis[i] = (System.nanoTime() - started) / 1e6;
        }
        Arrays.sort(millis);
        return millis[Math.min(millis.length - 1, (int) Math.ceil(millis.length * quantile) - 1)];
    }
}
