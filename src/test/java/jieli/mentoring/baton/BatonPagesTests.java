package jieli.mentoring.baton;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import jieli.HouseTest;
import jieli.Visitor;
import jieli.deployment.Period;
import jieli.deployment.PostingId;
import jieli.deployment.Postings;
import jieli.identity.Accounts;
import jieli.identity.Reach;
import jieli.mentoring.Deed;
import jieli.mentoring.Places.Within;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The board and a baton's page over a hospital of its own, and what is kept when deeds arrive late.
 */
@HouseTest
class BatonPagesTests {

    @LocalServerPort int port;
    @Autowired JdbcClient jdbc;
    @Autowired Batons batons;
    @Autowired BoardBook book;
    @Autowired StandingBook standings;
    @Autowired DeedBook deeds;
    @Autowired Postings postings;
    @Autowired KeyTechniques keyTechniques;
    @Autowired Accounts accounts;
    @Autowired Clock clock;

    private BatonWorld world;
    private LocalDate today;
    private LocalDate last;
    private UUID teacher;
    private UUID tashi;
    private PostingId stay;

    /** A teacher who left 200 days ago, two doctors, four cases taught, three done alone since. */
    @BeforeEach
    void aSkillThatStayed() {
        today = LocalDate.now(clock);
        last = today.minusDays(200);
        world = new BatonWorld(jdbc);
        teacher = world.person("顾老师");
        tashi = world.doctor("扎西医生", last.minusDays(100));
        world.doctor("卓玛医生", last.minusDays(50));
        stay = world.posting(teacher, last.minusDays(300), last.plusDays(1), "POSTING");
        for (var i = 1; i <= 4; i++) {
            world.done(last.minusDays(20L * i), Case.Hands.TOGETHER, tashi, List.of(teacher));
        }
        for (var i = 1; i <= 3; i++) {
            world.done(today.minusDays(30L * i), Case.Hands.LOCAL, tashi, List.of());
        }
    }

    /** Once nobody else works on it: the house does so in the background. */
    private Kept kept() {
        for (var i = 0; i < 1_000 && batons.freshen(here()) > 0; i++) {
            Thread.onSpinWait();
        }
        return book.find(world.key).orElseThrow();
    }

    private Within here() {
        return new Within(false, Set.of(world.hospital));
    }

    private BatonState state() {
        return kept().standing().state();
    }

    private Visitor as(String login) {
        var visitor = new Visitor(port);
        visitor.comeAsDemo(login);
        return visitor;
    }

    private List<Deed.Kind> counting() {
        return deeds.told(List.of(world.key)).stream()
                .filter(DeedBook.Told::counts)
                .map(DeedBook.Told::kind)
                .sorted()
                .toList();
    }

    @Test
    void whatIsKeptFollowsFromTheDeeds() {
        var kept = kept();
        assertThat(kept.standing().state()).isEqualTo(BatonState.ROOTED);
        assertThat(kept.standing().departed()).isEqualTo(last);
        assertThat(kept.standing().independent()).isEqualTo(3);
        assertThat(kept.standing().before()).isEqualTo(4);
        assertThat(kept.levels()).containsExactly(4, 4);
        assertThat(kept.equipment()).isNull();
        assertThat(kept.holdsUntil()).isAfter(today);
        assertThat(counting()).containsExactly(Deed.Kind.PASSED, Deed.Kind.KEPT_6);
        assertThat(deeds.found(List.of(world.key)))
                .extracting(DeedBook.Found::months, DeedBook.Found::state)
                .contains(org.assertj.core.groups.Tuple.tuple(6, BatonState.ROOTED));
    }

    @Test
    void whatArrivesLateChangesWhatIsKeptAndTakesBackWhatWasTold() {
        assertThat(state()).isEqualTo(BatonState.ROOTED);
        for (var i = 0; i < 9; i++) {
            world.done(last.minusDays(i), Case.Hands.TOGETHER, tashi, List.of(teacher));
        }
        assertThat(kept().standing().why()).containsExactly(Standing.Why.TOO_FEW_CASES);
        assertThat(counting()).containsExactly(Deed.Kind.PASSED);
        assertThat(deeds.found(List.of(world.key)))
                .filteredOn(one -> one.months() == 6)
                .extracting(DeedBook.Found::version)
                .containsExactly(2);
        for (var i = 1; i <= 4; i++) {
            world.done(today.minusDays(170 - i), Case.Hands.LOCAL, tashi, List.of());
        }
        assertThat(state()).isEqualTo(BatonState.ROOTED);
        assertThat(counting()).containsExactly(Deed.Kind.PASSED, Deed.Kind.KEPT_6);
    }

    @Test
    void aGrantDatedBackAndATermShortenedChangeIt() {
        var third = world.doctor("新医生", today.minusDays(3));
        assertThat(kept().standing().able()).contains(third).hasSize(3);
        assertThat(kept().standing().departed()).isEqualTo(last);
        var office = accounts.me(jieli.As.account("office")).orElseThrow();
        var shorter = new Period(last.minusDays(300), last.minusDays(29));
        assertThat(postings.amend(stay, shorter, "提前返回", office)).isEmpty();
        assertThat(kept().standing().departed()).isEqualTo(last.minusDays(30));
        assertThat(deeds.found(List.of(world.key)))
                .filteredOn(one -> one.departed().equals(last))
                .isNotEmpty()
                .allMatch(one -> one.state() == null);
    }

    /** The watch began a year ago; what it found in spring says nothing of the autumn before. */
    @Test
    void anAlarmDoubtsNothingBeforeTheCaseThatRaisedIt() {
        assertThat(state()).isEqualTo(BatonState.ROOTED);
        world.alarm(tashi, last.minusDays(100), world.alone(today.minusDays(1), tashi));
        assertThat(kept().standing().why()).containsExactly(Standing.Why.DOUBT);
        assertThat(counting()).containsExactly(Deed.Kind.PASSED, Deed.Kind.KEPT_6);
        assertThat(deeds.found(List.of(world.key)))
                .extracting(DeedBook.Found::version)
                .containsOnly(1);
    }

    @Test
    void whatWasTakenBackAtOnceIsLostNotUnknown() {
        var bare = new BatonWorld(jdbc);
        var doctor = bare.person("助手医生");
        var guest = bare.person("顾老师");
        bare.posting(guest, last.minusDays(90), last.plusDays(1), "POSTING");
        bare.done(last.minusDays(9), Case.Hands.TOGETHER, doctor, List.of(guest));
        assertThat(state(bare)).isEqualTo(BatonState.UNKNOWN);
        bare.takeBack(bare.grant(doctor, last, last.plusYears(1)), last);
        assertThat(state(bare)).isEqualTo(BatonState.LOST);
    }

    private BatonState state(BatonWorld elsewhere) {
        batons.freshen(elsewhere.key);
        return book.find(elsewhere.key).orElseThrow().standing().state();
    }

    @Test
    void aShortVisitStartsNoClockAndAReturnedCaseCountsNoLonger() {
        var guest = world.person("短期专家");
        world.posting(guest, today.minusDays(20), today.minusDays(15), "SHORT_VISIT");
        world.done(today.minusDays(18), Case.Hands.TOGETHER, tashi, List.of(guest));
        assertThat(kept().standing().departed()).isEqualTo(last);
        var entry = world.done(today.minusDays(2), Case.Hands.LOCAL, tashi, List.of());
        assertThat(kept().standing().independent()).isEqualTo(4);
        jdbc.sql(
                        """
                        insert into mentoring.review (entry, decision, reason, by, person, at)
                        values (:entry, 'RETURNED', '重复', :entry, :entry, now())
                        """)
                .param("entry", entry)
                .update();
        world.stale();
        assertThat(kept().standing().independent()).isEqualTo(3);
    }

    @Test
    void readersAndWhoRecordsCasesFinishTogether() throws Exception {
        assertThat(kept().standing().independent()).isEqualTo(3);
        Callable<Integer> read =
                () -> {
                    for (var i = 0; i < 5; i++) {
                        world.allStale();
                        batons.freshen(here());
                        batons.freshen(world.key);
                    }
                    return 0;
                };
        Callable<Integer> record =
                () -> {
                    for (var i = 0; i < 10; i++) {
                        world.alone(today.minusDays(i), tashi);
                    }
                    return 0;
                };
        try (var threads = Executors.newFixedThreadPool(3)) {
            for (var each : threads.invokeAll(List.of(read, record, read))) {
                assertThat(each.get()).isZero();
            }
        }
        assertThat(kept().standing().independent()).isEqualTo(13);
    }

    /** The case comes too late for who works it out, who sees it too late for a second look. */
    @Test
    void aCaseRecordedWhileItIsWorkedOutWaitsForNobodyAndIsNotMissed() {
        assertThat(kept().standing().independent()).isEqualTo(3);
        world.stale();
        standings.work(
                world.key,
                today,
                keys -> {
                    var before = batons.known(keys);
                    meanwhile(() -> world.alone(today, tashi));
                    meanwhile(() -> batons.freshen(here()));
                    return before.stream().map(one -> Kept.of(one, today)).toList();
                });
        assertThat(book.find(world.key).orElseThrow().standing().independent()).isEqualTo(3);
        assertThat(kept().standing().independent()).isEqualTo(4);
    }

    private static void meanwhile(Runnable deed) {
        CompletableFuture.runAsync(deed).orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Test
    void theBoardIsFilteredSortedAndTakenOut() throws Exception {
        var office = as("office");
        var path = "/mentoring?institution=" + world.hospital;
        var page = office.open(path).page();
        assertThat(page.select("td .badge").eachText()).contains("扎根").contains("设备:未知");
        assertThat(page.text()).contains("扎西医生").contains("4 级独立");
        assertThat(page.select(".figures b").eachText()).containsExactly("1");
        assertThat(office.open(page.select(".figures a").attr("href")).page().text())
                .contains("扎西医生");
        assertThat(office.open(path + "&state=LOST").page().select(".empty").text())
                .contains("没有符合条件");
        assertThat(office.open(path + "&words=%E8%83%83%E9%95%9C&sort=skill").page().text())
                .contains("扎西医生");
        assertThat(office.open(path + "&words=nothing&sort=-hospital").page().text())
                .doesNotContain("扎西医生");
        for (var sort : List.of("quiet", "-turns", "hospital", "-pressing")) {
            assertThat(office.open(path + "&sort=" + sort).status()).isEqualTo(200);
        }
        assertThat(office.open("/mentoring?institution=nobody").status()).isEqualTo(200);
        assertThat(office.open("/mentoring.xlsx?institution=" + world.hospital).status())
                .isEqualTo(200);
    }

    /** Three hospitals of forty techniques each are more than a page, and than a page of a name. */
    @ParameterizedTest
    @ValueSource(strings = {"hospital", "skill"})
    void aBoardSortedByNamesIsReadFromEndToEnd(String sort) {
        jdbc.sql(
                        """
                        insert into mentoring.standing (id, institution, technique, day, holds_until, pressing, state, why,
                               independent, guided, needed, before, able, levels, simulated)
                        select gen_random_uuid(), i.id, 'paged-' || n, current_date, current_date + 999, n, 'TAUGHT', '{}',
                               0, 0, 0, 0, '{}', '{}', true
                          from (select id from directory.institution
                                 where name in ('嘉黎县人民医院', '曲麻莱县人民医院', '治多县人民医院')) i,
                               generate_series(1, 40) n
                        """)
                .update();
        try {
            var office = as("office");
            var up = rows(office, "/mentoring?words=paged&sort=" + sort);
            var down = rows(office, "/mentoring?words=paged&sort=-" + sort);
            assertThat(up).hasSize(120).doesNotHaveDuplicates();
            assertThat(down).isEqualTo(up.reversed());
            var names = up.stream().map(row -> row.get("hospital".equals(sort) ? 0 : 1)).toList();
            var changes =
                    IntStream.range(1, 120)
                            .filter(i -> !names.get(i).equals(names.get(i - 1)))
                            .count();
            assertThat(changes).isEqualTo(names.stream().distinct().count() - 1);
        } finally {
            jdbc.sql("delete from mentoring.standing where technique like 'paged-%'").update();
        }
    }

    /** Hospital and technique of every row, page by page. */
    private static List<List<String>> rows(Visitor visitor, String path) {
        var rows = new ArrayList<List<String>>();
        var next = path;
        while (!next.isEmpty()) {
            var page = visitor.open(next).page();
            page.select("tbody tr").forEach(row -> rows.add(row.select("td.name").eachText()));
            next = page.select("a[rel=next]").attr("href");
        }
        return rows;
    }

    @Test
    void theOnlyDoctorWhoLeavesIsWarnedOf() {
        jdbc.sql(
                        """
                        update directory.employment set during = daterange(null, :until)
                         where person <> :person and institution = :hospital
                        """)
                .param("until", today.minusDays(1))
                .param("person", tashi)
                .param("hospital", world.hospital.value())
                .update();
        var office = as("office");
        var end = office.open("/directory/people/" + tashi).page().select("form[action$=/end]");
        office.send(end.attr("action"), "until", today.plusDays(60).toString());
        assertThat(kept().warning())
                .isEqualTo(new Warning(Warning.Kind.ONLY_ONE_LEAVES, today.plusDays(60), tashi));
        var page = office.open("/mentoring?warned=yes&institution=" + world.hospital).page();
        assertThat(page.select("section[aria-labelledby=warnings-title]").text())
                .contains("只有扎西医生能做,其 " + today.plusDays(60) + " 起不在本院");
    }

    @Test
    void equipmentThatIsOutIsNotedAndWarnedOf() {
        var office = as("office");
        var page = office.open(world.path()).page();
        assertThat(page.select("#standing").text()).contains("老师走了").contains("3 例");
        assertThat(page.select("#checks td").eachText()).anyMatch(cell -> cell.contains("满 6 个月"));
        assertThat(page.select("#checks td").eachText())
                .contains("并发症 0 例,带教接手 0 例", "设备:未知 耗材:未知");
        assertThat(page.select("#people").text()).contains("顾老师").contains("扎西医生");
        var id = page.select("input[name=id]").val();
        var since = today.minusDays(10).toString();
        var refused =
                office.sendAndFollow(
                        world.path() + "/means",
                        "id",
                        id,
                        "kind",
                        "EQUIPMENT",
                        "state",
                        "LOW",
                        "since",
                        since,
                        "words",
                        "送修");
        assertThat(refused.refusal()).contains("「不足」只用于耗材");
        assertThat(refused.page().select("input[name=words]").val()).isEqualTo("送修");
        for (var i = 0; i < 2; i++) {
            office.sendAndFollow(
                    world.path() + "/means",
                    "id",
                    id,
                    "kind",
                    "EQUIPMENT",
                    "state",
                    "OUT",
                    "since",
                    since,
                    "words",
                    "送修");
        }
        assertThat(kept().equipment()).isEqualTo(Means.State.OUT);
        assertThat(kept().warning()).isNotNull();
        assertThat(office.open(world.path()).page().select("#means li")).hasSize(1);
    }

    @Test
    void whoIsOutsideOrNamesNoTechniqueFindsNothing() {
        assertThat(as("receiver").open(world.path()).status()).isEqualTo(404);
        assertThat(as("office").open("/mentoring/batons/" + world.hospital + "/unknown").status())
                .isEqualTo(404);
        assertThat(
                        as("office")
                                .open("/mentoring/batons/" + UUID.randomUUID() + "/gastroscopy")
                                .status())
                .isEqualTo(404);
    }

    @Test
    void directorsLandOnTheBoardUnlessTheyAskedForAPage() {
        var visitor = new Visitor(port);
        assertThat(Visitor.location(visitor.signIn("bureau", "jieli-demo-2026")))
                .isIn("/mentoring", "/sign-in/second-factor?to=%2F", "/sign-in/second-factor?to=/");
        var asked = new Visitor(port);
        asked.get("/sign-in");
        assertThat(
                        Visitor.location(
                                asked.post(
                                        "/sign-in",
                                        "name",
                                        "bureau",
                                        "password",
                                        "jieli-demo-2026",
                                        "to",
                                        "/ledger")))
                .contains("ledger");
        assertThat(as("apprentice").open("/").status()).isEqualTo(200);
    }

    @Test
    void theHandoverNamesWhatWasTaughtAndWhoMayDoIt() {
        jdbc.sql(
                        """
                        insert into mentoring.entry_role (entry, role, person, visitor, posting)
                        values (:entry, 'SUPERVISOR_PRESENT', :person, true, :posting)
                        """)
                .param(
                        "entry",
                        world.done(last.minusDays(3), Case.Hands.TOGETHER, tashi, List.of()))
                .param("person", teacher)
                .param("posting", stay.value())
                .update();
        var posting = postings.find(stay, Reach.EVERYWHERE).orElseThrow();
        assertThat(keyTechniques.items(posting))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.title()).isEqualTo("胃镜检查");
                    assertThat(item.words()).contains("带教中").contains("扎西医生");
                });
    }
}
