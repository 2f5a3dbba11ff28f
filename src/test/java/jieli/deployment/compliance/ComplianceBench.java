package jieli.deployment.compliance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import jieli.Jieli;
import jieli.Stopwatch;
import jieli.Visitor;
import jieli.deployment.compliance.ByTheDay.Told;
import jieli.deployment.compliance.Compliance.Standing;
import jieli.deployment.compliance.Compliance.Verdict;
import jieli.deployment.coverage.Stints;
import jieli.directory.Directory;
import jieli.directory.Person;
import jieli.directory.PersonId;
import jieli.identity.Reach;
import jieli.pairing.Pairing;
import jieli.pairing.PairingId;
import jieli.pairing.Pairings;
import jieli.pairing.Pairings.Within;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * 1,500 pairings over ten years, 75,000 postings, each with its journey, each with leave: every
 * rule of R1 in every year, read from the database and answered, against sets of single days. The
 * peer is asked about one pairing in twenty-five, its time is multiplied by as many; where both
 * answer, they must agree. The limit is reading alone. Then the chart of one recipient over ten
 * years, over HTTP.
 */
final class ComplianceBench {

    private static final int FIRST_YEAR = 2017;
    private static final int LAST_YEAR = 2026;
    private static final int PAIRINGS = 1_500;
    private static final int POSTINGS = 50;
    private static final int SHARE = 25;
    private static final int ROUNDS = 3;
    private static final int VIEWS = 100;
    private static final double GOAL_SECONDS = 1.0;
    private static final double GOAL_MILLIS = 200;

    private static final List<String> WORLD =
            List.of(
                    """
                    insert into pairing.pairing (id, name, programme, during, entered_by, entered_at)
                    select md5('bench-pairing-' || n)::uuid, '压力测试 ' || n, 'PAIRED_ASSISTANCE',
                           daterange('2017-01-01', null), 'bench', now()
                      from generate_series(1, :pairings) n
                    """,
                    """
                    insert into pairing.party (pairing, institution, role, place)
                    select md5('bench-pairing-' || n)::uuid, md5('bench-place-' || n)::uuid, 'RECIPIENT', 0
                      from generate_series(1, :pairings) n
                    """,
                    """
                    insert into pairing.rule_binding (pairing, rule_set, version, during)
                    select md5('bench-pairing-' || n)::uuid, 'R1', 1, daterange('2017-01-01', null)
                      from generate_series(1, :pairings) n
                    """,
                    """
                    insert into deployment.posting (id, pairing, person, recipient, specialty, part, stay, entered_by, entered_at)
                    select md5('bench-posting-' || n || '-' || k)::uuid, md5('bench-pairing-' || n)::uuid,
                           md5('bench-person-' || n || '-' || k)::uuid, md5('bench-place-' || n)::uuid,
                           (array['paediatrics', 'cardiology', 'anaesthesiology', 'general-surgery', 'obstetrics'])[1 + k % 5],
                           'SPECIALIST', 'POSTING', 'bench', now()
                      from generate_series(1, :pairings) n, generate_series(0, :postings - 1) k
                    """,
                    """
                    insert into deployment.posting_term (posting, version, during, reason, entered_by, entered_at)
                    select md5('bench-posting-' || n || '-' || k)::uuid, 1,
                           daterange(date '2017-01-01' + (k / 5) * 365 + n * k % 20,
                                     date '2017-01-01' + (k / 5) * 365 + n * k % 20 + 170 + n * k * 7 % 200),
                           '', 'bench', now()
                      from generate_series(1, :pairings) n, generate_series(0, :postings - 1) k
                    """,
                    "analyze deployment.posting, deployment.tenure",
                    """
                    insert into deployment.posting_step (posting, number, state, entered_by, entered_at)
                    select md5('bench-posting-' || n || '-' || k)::uuid, s.number, s.state, 'bench', s.day + interval '4 hours'
                      from generate_series(1, :pairings) n
                     cross join generate_series(0, :postings - 1) k
                     cross join lateral (select date '2017-01-01' + (k / 5) * 365 + n * k % 20) t(began)
                     cross join lateral (values (1, 'TRAVELLING', t.began),
                                                (2, 'LEFT', t.began + 169 + n * k * 7 % 200)) s(number, state, day)
                     where s.day <= current_date
                    """,
                    """
                    insert into deployment.absence (id, posting, kind, during, entered_by, entered_at)
                    select md5('bench-leave-' || n || '-' || k)::uuid, md5('bench-posting-' || n || '-' || k)::uuid,
                           case when (n + k) % 7 = 0 then 'DESCENT' else 'LEAVE' end,
                           daterange(date '2017-01-01' + (k / 5) * 365 + 60, date '2017-01-01' + (k / 5) * 365 + 60 + 15 + n * k % 30),
                           'bench', now()
                      from generate_series(1, :pairings) n, generate_series(0, :postings - 1) k
                    """);

    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final ConfigurableApplicationContext house;
    private final JdbcClient owner;
    private final Compliance compliance;
    private final Stints stints;

    private ComplianceBench(ConfigurableApplicationContext house) {
        this.house = house;
        this.owner = JdbcClient.create(house.getBean("owner", DataSource.class));
        this.compliance = house.getBean(Compliance.class);
        this.stints = house.getBean(Stints.class);
    }

    public static void main(String[] arguments) throws Exception {
        var folder = Files.createDirectories(Path.of("target/compliance-bench").toAbsolutePath());
        FileSystemUtils.deleteRecursively(folder);
        boolean met;
        try (var house =
                SpringApplication.run(
                        Jieli.class,
                        "--server.port=0",
                        "--jieli.demo=true",
                        "--jieli.home=" + folder)) {
            met = new ComplianceBench(house).run();
        }
        FileSystemUtils.deleteRecursively(folder);
        System.exit(met ? 0 : 1);
    }

    private boolean run() throws Exception {
        fill();
        var pairings =
                house.getBean(Pairings.class).list(Reach.EVERYWHERE).stream()
                        .filter(pairing -> pairing.name().startsWith("压力测试"))
                        .toList();
        var some = new ArrayList<Pairing>();
        for (var i = 0; i < pairings.size(); i += SHARE) {
            some.add(pairings.get(i));
        }
        var ours =
                Stopwatch.median(2, ROUNDS, () -> compliance.of(pairings, FIRST_YEAR, LAST_YEAR));
        var reading = Stopwatch.median(2, ROUNDS, () -> stints.list(within(pairings)));
        var cpu = cpu(() -> compliance.of(pairings, FIRST_YEAR, LAST_YEAR));
        System.out.printf(
                Locale.ROOT,
                "processor time of this side %.2f s, %.2f s of it reading; %.1f runnable per processor%n",
                cpu,
                cpu(() -> stints.list(within(pairings))),
                MACHINE.getSystemLoadAverage() / MACHINE.getAvailableProcessors());
        var started = System.nanoTime();
        var told = byTheDay(some);
        var peer = (System.nanoTime() - started) / 1e9 * SHARE;
        var answers = compliance.of(some, FIRST_YEAR, LAST_YEAR);
        var agreed = agree(told, answers);
        System.out.printf(
                Locale.ROOT,
                "%,d pairings, %,d postings; %,d answers compared with single days: all agree%n",
                pairings.size(),
                owner.sql("select count(*) from deployment.tenure").query(Integer.class).single(),
                agreed);
        chart();
        var visitor = new Visitor(port());
        visitor.comeAsDemo("office");
        var place = UUID.nameUUIDFromBytes("institution:嘉黎县人民医院".getBytes(UTF_8));
        var chart = p95(visitor, "/deployment/coverage?from=2017-01&recipient=" + place);
        var bare = p95(visitor, "/health");
        System.out.println("metric\tours\tpeer\tlimit\tgoal\tmet");
        return row("1,500 pairings, 10 years, s", "%.2f", ours, peer, reading, GOAL_SECONDS)
                & row("chart of 10 years, p95 ms", "%.1f", chart, Double.NaN, bare, GOAL_MILLIS);
    }

    private int port() {
        return house.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private static boolean row(
            String metric, String format, double ours, double peer, double limit, double goal) {
        System.out.printf(
                Locale.ROOT,
                "%s\t%s\t%s\t%s\t≤ %s\t%s%n",
                metric,
                format.formatted(ours),
                Double.isNaN(peer) ? "-" : format.formatted(peer),
                format.formatted(limit),
                goal,
                ours <= goal ? "yes" : "no");
        return ours <= goal;
    }

    private void fill() {
        WORLD.forEach(sql -> {
            var statement = owner.sql(sql).param("pairings", PAIRINGS);
            (sql.contains(":postings") ? statement.param("postings", POSTINGS) : statement)
                    .update();
        });
        List.of(
                        "pairing.pairing",
                        "pairing.party",
                        "deployment.posting",
                        "deployment.tenure",
                        "deployment.journey",
                        "deployment.absence")
                .forEach(table -> owner.sql("analyze " + table).update());
    }

    /** A hundred people at one recipient, one after the other, ten at a time. */
    private void chart() {
        var directory = house.getBean(Directory.class);
        for (var i = 0; i < 100; i++) {
            var person = UUID.randomUUID();
            directory.add(
                    new Person(
                            new PersonId(person),
                            "压力" + i,
                            null,
                            null,
                            "",
                            List.of(),
                            null,
                            "",
                            true,
                            ""));
            owner.sql(
                            """
                            insert into deployment.posting (id, pairing, person, recipient, specialty, part, stay, entered_by, entered_at)
                            values (:id, :pairing, :id, :recipient,
                                    (array['paediatrics', 'cardiology', 'anaesthesiology', 'general-surgery', 'obstetrics',
                                           'radiology', 'icu', 'neurology', 'urology', 'dermatology'])[1 + :i % 10],
                                    'SPECIALIST', 'POSTING', 'bench', now())
                            """)
                    .param("id", person)
                    .param("i", i)
                    .param(
                            "pairing",
                            UUID.nameUUIDFromBytes("pairing:wenzhou-jiali".getBytes(UTF_8)))
                    .param(
                            "recipient",
                            UUID.nameUUIDFromBytes("institution:嘉黎县人民医院".getBytes(UTF_8)))
                    .update();
            owner.sql(
                            """
                            insert into deployment.posting_term (posting, version, during, reason, entered_by, entered_at)
                            values (:id, 1, daterange(date '2017-01-01' + :i / 10 * 365, date '2017-01-01' + :i / 10 * 365 + 330), '', 'bench', now())
                            """)
                    .param("id", person)
                    .param("i", i)
                    .update();
        }
    }

    private static Within within(Collection<Pairing> pairings) {
        return new Within(
                false,
                pairings.stream().map(Pairing::id).collect(java.util.stream.Collectors.toSet()));
    }

    /** What single days say of the rules both know. */
    private Map<PairingId, List<Map<String, Told>>> byTheDay(Collection<Pairing> pairings) {
        var there = stints.list(within(pairings));
        var demands = compliance.of(pairings, LAST_YEAR, LAST_YEAR);
        var all = new HashMap<PairingId, List<Map<String, Told>>>();
        for (var pairing : pairings) {
            var standing = Objects.requireNonNull(demands.get(pairing.id())).getFirst();
            var world = standing.world();
            var naive =
                    new ByTheDay(
                            standing.demands(),
                            world.today(),
                            world.running(),
                            there.getOrDefault(pairing.id(), List.of()));
            var years = new ArrayList<Map<String, Told>>();
            for (var year = FIRST_YEAR; year <= LAST_YEAR; year++) {
                years.add(
                        Map.of(
                                "heads",
                                naive.heads(year),
                                "months",
                                naive.months(year),
                                "presence",
                                naive.presence(year, LocalDate.of(LAST_YEAR + 2, 1, 1))));
            }
            all.put(pairing.id(), years);
        }
        return all;
    }

    private static int agree(
            Map<PairingId, List<Map<String, Told>>> told, Map<PairingId, List<Standing>> answers) {
        var compared = 0;
        for (var one : told.entrySet()) {
            var standings = Objects.requireNonNull(answers.get(one.getKey()));
            for (var year = 0; year < standings.size(); year++) {
                for (Verdict verdict : standings.get(year).verdicts()) {
                    var naive = one.getValue().get(year).get(verdict.check().code());
                    var ours = new Told(verdict.answer().state(), verdict.answer().found());
                    if (naive != null && !naive.equals(ours)) {
                        throw new IllegalStateException(one.getKey() + " " + naive + " " + ours);
                    }
                    compared += naive == null ? 0 : 1;
                }
            }
        }
        return compared;
    }

    private static double p95(Visitor visitor, String path) {
        var taken = new double[VIEWS];
        var cpu = 0L;
        for (var i = -VIEWS / 4; i < VIEWS; i++) {
            cpu = i == 0 ? MACHINE.getProcessCpuTime() : cpu;
            var started = System.nanoTime();
            var answer = visitor.get(path);
            if (i >= 0) {
                taken[i] = (System.nanoTime() - started) / 1e6;
            }
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " " + answer.statusCode());
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%s: median %.1f ms, processor time of the house %.1f ms each%n",
                path.split("\\?", 2)[0],
                Stopwatch.median(taken),
                (MACHINE.getProcessCpuTime() - cpu) / 1e6 / VIEWS);
        return Stopwatch.p95(taken);
    }

    /** Seconds the house itself was busy: what a machine with other work cannot blur. */
    private static double cpu(Callable<?> work) throws Exception {
        var before = MACHINE.getProcessCpuTime();
        work.call();
        return (MACHINE.getProcessCpuTime() - before) / 1e9;
    }
}
