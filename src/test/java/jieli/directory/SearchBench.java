package jieli.directory;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;
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
    private static final int MOST = 20;
    private static final int ROUNDS = 3;

    private static final String PEER_PEOPLE =
            "select id, name, born from peer.person where search ilike :q order by name, id limit 20";
    private static final String PEER_INSTITUTIONS =
            "select id, name from peer.institution where search ilike :q order by name, id limit 20";

    private SearchBench() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
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
                .setServerConfig("autovacuum", "off")
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

        SearchWorld.questions().values().forEach(typed -> typed.forEach(ours));
        System.out.println("metric\tours\tpeer\tlimit\tgoal\tmet");
        var met = true;
        var all = new Samples();
        for (var kind : SearchWorld.questions().entrySet()) {
            var samples = new Samples();
            samples.take(kind.getValue(), ours, peer, bare);
            all.add(samples);
            met &= samples.row("p95 ms, " + kind.getKey(), 0.95);
        }
        met &= all.row("p50 ms, all questions", 0.5);
        met &= all.row("p95 ms, all questions", 0.95);
        // what the keys cost when a million people come at once; a price, not a goal
        System.out.printf(Locale.ROOT, "load s\t%.1f\t%.1f\t-\t-\t-%n", oursSeconds, peerSeconds);
        return met;
    }

    /** How long each side took, in milliseconds. */
    private record Samples(List<Double> ours, List<Double> peer, List<Double> bare) {

        Samples() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        /**
         * Ours is asked everything once to warm up, then in rounds that all count; the peer, which
         * takes seconds for some, once each after one to warm up.
         */
        void take(
                List<String> questions,
                Consumer<String> us,
                Consumer<String> them,
                Consumer<String> nothing) {
            questions.forEach(us);
            for (int round = 0; round < ROUNDS; round++) {
                questions.forEach(typed -> ours.add(millis(us, typed)));
                questions.forEach(typed -> bare.add(millis(nothing, typed)));
            }
            questions.stream().limit(1).forEach(them);
            questions.forEach(typed -> peer.add(millis(them, typed)));
        }

        void add(Samples other) {
            ours.addAll(other.ours);
            peer.addAll(other.peer);
            bare.addAll(other.bare);
        }

        boolean row(String name, double quantile) {
            var millis = quantile(ours, quantile);
            var met = millis <= GOAL_MILLIS;
            System.out.printf(
                    Locale.ROOT,
                    "%s\t%.2f\t%.2f\t%.2f\t≤ %.0f\t%s%n",
                    name,
                    millis,
                    quantile(peer, quantile),
                    quantile(bare, quantile),
                    GOAL_MILLIS,
                    met ? "yes" : "no");
            return met;
        }

        private static double millis(Consumer<String> answer, String typed) {
            var started = System.nanoTime();
            answer.accept(typed);
            return (System.nanoTime() - started) / 1e6;
        }

        private static double quantile(List<Double> samples, double quantile) {
            var sorted = samples.stream().sorted().toList();
            return sorted.get((int) Math.ceil(sorted.size() * quantile) - 1);
        }
    }
}
