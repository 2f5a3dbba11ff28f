package jieli.identity.signin;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import jieli.As;
import jieli.Jieli;
import jieli.Stopwatch;
import jieli.Visitor;
import jieli.directory.PersonId;
import jieli.identity.Accounts;
import jieli.identity.vault.Place;
import jieli.identity.vault.Vault;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * Sign-ins a second over HTTP against the bare comparison of the password hash on as many threads;
 * pages about patients with the second wall against the same pages without it (row security
 * switched off by the owner), in alternating rounds. 3,000 cases in scope, 3,000 elsewhere.
 */
final class IdentityBench {

    private static final String PASSWORD = "Qomolangma-8848.86";
    private static final int THREADS = 2;
    private static final int SIGN_INS = 60;
    private static final int CASES = 3_000;
    private static final int ROUNDS = 6;
    private static final int VIEWS = 40;
    private static final List<String> TABLES = List.of("case_record", "case_entry", "case_party");

    private final ConfigurableApplicationContext house;
    private final JdbcClient owner;
    private final int port;

    private IdentityBench(ConfigurableApplicationContext house) {
        this.house = house;
        this.owner = JdbcClient.create(house.getBean("owner", DataSource.class));
        this.port = house.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    public static void main(String[] arguments) throws Exception {
        var folder = Files.createDirectories(Path.of("target/identity-bench").toAbsolutePath());
        FileSystemUtils.deleteRecursively(folder);
        boolean met;
        try (var house =
                SpringApplication.run(
                        Jieli.class,
                        "--server.port=0",
                        "--jieli.demo=true",
                        "--jieli.home=" + folder)) {
            met = new IdentityBench(house).run();
        }
        FileSystemUtils.deleteRecursively(folder);
        System.exit(met ? 0 : 1);
    }

    private boolean run() throws Exception {
        var bare = perSecond(this::bareHash);
        var signIns = perSecond(this::signIn);
        fill();
        var visitor = new Visitor(port);
        visitor.comeAsDemo("apprentice");
        var list = pages(visitor, List.of("/cases"));
        var one = pages(visitor, someCases());
        System.out.println("metric\tours\tpeer\tlimit\tgoal\tmet");
        return row("sign-ins/s", "%.1f", signIns, bare, "≥ 0.7 × hash", signIns >= 0.7 * bare)
                & row("list of cases, ms", "%.2f", list[0], list[1], "≤ 10 % more", within(list))
                & row("page of a case, ms", "%.2f", one[0], one[1], "≤ 10 % more", within(one));
    }

    private static boolean within(double[] pair) {
        return pair[0] <= 1.1 * pair[1];
    }

    private boolean bareHash() {
        var passwords = house.getBean(Passwords.class);
        return passwords.matches(PASSWORD, HASH.get(passwords));
    }

    private static final Hash HASH = new Hash();

    /** One hash, made once. */
    private static final class Hash {
        private String made = "";

        synchronized String get(Passwords passwords) {
            made = made.isEmpty() ? passwords.encode(PASSWORD) : made;
            return made;
        }
    }

    private boolean signIn() {
        var login = "bench-" + UUID.randomUUID();
        var accounts = house.getBean(Accounts.class);
        var account = accounts.open(new PersonId(UUID.randomUUID()), login);
        accounts.setPassword(account, HASH.get(house.getBean(Passwords.class)));
        var visitor = new Visitor(port);
        var in = visitor.signIn(login, PASSWORD);
        if (!Visitor.location(in).equals("/")) {
            throw new IllegalStateException(in.toString());
        }
        return true;
    }

    private static double perSecond(Callable<Boolean> deed) throws Exception {
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            threads.invokeAll(IntStream.range(0, 10).mapToObj(i -> deed).toList());
            var started = System.nanoTime();
            for (var each :
                    threads.invokeAll(IntStream.range(0, SIGN_INS).mapToObj(i -> deed).toList())) {
                each.get();
            }
            return SIGN_INS / ((System.nanoTime() - started) / 1e9);
        }
    }

    private void fill() {
        var vault = house.getBean(Vault.class);
        for (var i = 0; i < 2 * CASES; i++) {
            var id = UUID.randomUUID();
            owner.sql(
                            """
                            insert into consult.case_record (id, number, institution, pseudonym, name_sealed, sex,
                                                             language, reason, opened_by, opened_at, simulated)
                            values (:id, :number, :institution, :number, :name, 'UNKNOWN', 'bo', '压力测试', :by,
                                    now() - :i * interval '1 minute', true)
                            """)
                    .param("id", id)
                    .param("number", "2020-%06d".formatted(i))
                    .param("institution", institution(i % 2 == 0 ? "嘉黎县人民医院" : "玛曲县人民医院"))
                    .param(
                            "name",
                            vault.seal("次仁" + i, new Place("consult.case_record.name_sealed", id)))
                    .param("i", i)
                    .param("by", As.account("apprentice").value())
                    .update();
        }
        owner.sql("analyze consult.case_record").update();
    }

    private static UUID institution(String name) {
        return UUID.nameUUIDFromBytes(
                ("institution:" + name).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private List<String> someCases() {
        return owner
                .sql(
                        "select id from consult.case_record where institution = :jiali and number like '2020%' limit 40")
                .param("jiali", institution("嘉黎县人民医院"))
                .query(UUID.class)
                .list()
                .stream()
                .map(id -> "/cases/" + id)
                .toList();
    }

    /**
     * @return the median of a page in milliseconds with the wall, then without
     */
    private double[] pages(Visitor visitor, List<String> addresses) {
        var with = new ArrayList<Double>();
        var without = new ArrayList<Double>();
        for (var round = 0; round <= ROUNDS; round++) {
            wall(true);
            var first = views(visitor, addresses);
            wall(false);
            var second = views(visitor, addresses);
            if (round > 0) {
                with.addAll(first);
                without.addAll(second);
            }
        }
        wall(true);
        return new double[] {Stopwatch.median(figures(with)), Stopwatch.median(figures(without))};
    }

    private static double[] figures(List<Double> taken) {
        return taken.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private void wall(boolean stands) {
        for (var table : TABLES) {
            owner.sql(
                            "alter table consult.%s %s row level security"
                                    .formatted(table, stands ? "enable" : "disable"))
                    .update();
        }
    }

    private static List<Double> views(Visitor visitor, List<String> addresses) {
        var taken = new ArrayList<Double>();
        for (var i = 0; i < VIEWS; i++) {
            var started = System.nanoTime();
            var page = visitor.get(addresses.get(i % addresses.size()));
            taken.add((System.nanoTime() - started) / 1e6);
            if (page.statusCode() != 200) {
                throw new IllegalStateException(page.toString());
            }
        }
        return taken;
    }

    private static boolean row(
            String metric, String format, double ours, double peer, String goal, boolean met) {
        System.out.printf(
                Locale.ROOT,
                "%s\t%s\t%s\t-\t%s\t%s%n",
                metric,
                format.formatted(ours),
                format.formatted(peer),
                goal,
                met ? "yes" : "no");
        return met;
    }
}
