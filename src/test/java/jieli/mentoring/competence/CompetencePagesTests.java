package jieli.mentoring.competence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import jieli.As;
import jieli.HouseTest;
import jieli.SheetText;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.mentoring.Entry;
import jieli.mentoring.EntryId;
import jieli.terms.DataFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** 仓决卓嘎 learns a technique that nobody else does; the demonstration's people stay as they are. */
@HouseTest
class CompetencePagesTests {

    private static final UUID CANGJUE = id("person:仓决卓嘎@嘉黎县人民医院");
    private static final UUID JIALI = id("institution:嘉黎县人民医院");
    private static final UUID MENTOR = id("person:陈望舒@温州市第七人民医院");
    private static final UUID HELPER = id("person:洛桑扎西@嘉黎县人民医院");
    private static final String TECHNIQUE = "hysterectomy";
    private static final String PROPOSAL = "仓决卓嘎 的全子宫切除术已显示胜任";
    private static final LocalDate TODAY = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"));

    @Autowired MockMvcTester pages;

    @Autowired
    @Qualifier("owner")
    DataSource owner;

    @Autowired JdbcClient app;

    @Autowired ApplicationEventPublisher events;

    @Autowired TransactionTemplate transactions;

    @BeforeEach
    @AfterEach
    void nothingOfTheTechnique() {
        var cases =
                "(select id from mentoring.entry where technique = :t or replaces in (select id from mentoring.entry where technique = :t))";
        var lines = "(select id from ledger.line where source in " + cases + ")";
        for (var sql :
                List.of(
                        "delete from ledger.line where reverses in " + lines,
                        "delete from ledger.line where source in " + cases,
                        "delete from mentoring.relapse_answer where relapse in (select id from mentoring.relapse where technique = :t)",
                        "delete from mentoring.relapse where technique = :t",
                        "delete from mentoring.skill_suspension where skill_grant in (select id from mentoring.skill_grant where technique = :t)",
                        "delete from mentoring.skill_grant where technique = :t",
                        "delete from mentoring.criterion where technique = :t",
                        "delete from mentoring.review where entry in " + cases,
                        "delete from mentoring.entry_role where entry in " + cases,
                        "delete from mentoring.entry where id in " + cases,
                        "delete from mentoring.standing where technique = :t",
                        "delete from mentoring.stale where technique = :t")) {
            sql().sql(sql).param("t", TECHNIQUE).update();
        }
    }

    @Test
    void everyoneSeesThemselvesAndOnlyWhoIsInReach() throws IOException {
        assertThat(get("receiver", "/mentoring/people"))
                .hasStatusOk()
                .bodyText()
                .contains("央金拉姆", "模拟")
                .doesNotContain("卓玛吉");
        assertThat(get("apprentice", "/mentoring/people"))
                .bodyText()
                .contains("旦增曲扎")
                .doesNotContain("央金拉姆");
        for (var login : List.of("bureau", "supporter", "donor")) {
            assertThat(get(login, "/mentoring/people"))
                    .as(login)
                    .hasStatusOk()
                    .bodyText()
                    .contains("还没有您能看到的");
        }
        assertThat(get("office", "/mentoring/people?granted=alarmed"))
                .bodyText()
                .contains("卓玛吉", "复警")
                .doesNotContain("央金拉姆");
        assertThat(get("office", "/mentoring/people?q=%27&sort=-ends&at=x&institution=x"))
                .hasStatusOk();
        assertThat(SheetText.of(get("receiver", "/mentoring/people.xlsx?technique=caesarean")))
                .contains("央金拉姆")
                .doesNotContain("洛桑扎西");
        var apprentice = "/mentoring/people/" + id("person:旦增曲扎@嘉黎县人民医院");
        for (var login : List.of("apprentice", "specialist", "receiver", "office")) {
            assertThat(get(login, apprentice)).as(login).hasStatusOk();
        }
        for (var login : List.of("supporter", "bureau", "donor", "township", "expert", "former")) {
            assertThat(get(login, apprentice)).as(login).hasStatus(404);
            assertThat(get(login, apprentice + "/passport")).as(login).hasStatus(404);
        }
        assertThat(get("apprentice", "/mentoring/people/" + CANGJUE)).hasStatus(404);
        assertThat(get("receiver", curve(id("person:卓玛吉@玛曲县人民医院"), "caesarean"))).hasStatus(404);
        assertThat(get("receiver", curve(CANGJUE, "nonsense"))).hasStatus(404);
        assertThat(get("receiver", "/mentoring/people/x/caesarean")).hasStatus(404);
    }

    @Test
    void everyGrantOfTheDemonstrationRestsOnItsLog() {
        var rows = DataFile.rows(DemoGrants.class, "demo/grants.tsv").size();
        assertThat(
                        sql().sql(
                                        "select count(*) from mentoring.skill_grant where simulated and technique <> :t")
                                .param("t", TECHNIQUE)
                                .query(Integer.class)
                                .single())
                .isEqualTo(rows);
    }

    @Test
    void withTooFewCasesThePageGivesNoVerdict() {
        cases(5, "KEEP");
        assertThat(get("receiver", curve(CANGJUE, TECHNIQUE)))
                .hasStatusOk()
                .bodyText()
                .contains("证据不足", "已计入 5 例", "至少 12 例", "p0 5%", "h 1.25", "手册缺省值")
                .doesNotContain("起显示胜任", "incompetent");
        assertThat(pages.get().uri(curve(CANGJUE, TECHNIQUE) + "&lang=en").with(As.as("receiver")))
                .bodyText()
                .contains("Not enough evidence")
                .doesNotContain("incompetent");
    }

    @Test
    void aGrantIsRefusedInASentenceAndNothingTypedIsLost() {
        cases(11, "4");
        refused("receiver", "TOO_FEW_SIGNED", Map.of("scope", "限择期"));
        cases(1, "4");
        refused("receiver", "LEVEL_MISSING", Map.of("level", "6"));
        refused("receiver", "DAY_WRONG", Map.of("from", "明天"));
        refused("receiver", "ENDS_BEFORE_START", Map.of("until", TODAY.toString()));
        refused("receiver", "NOT_EMPLOYED", Map.of("from", "2019-01-01"));
        refused("receiver", "SCOPE_TOO_LONG", Map.of("scope", "长".repeat(501)));
        refused("receiver", "LONG_AGO", Map.of("from", TODAY.minusDays(40).toString()));
        signedBy(id("person:次仁拉姆@嘉黎县人民医院"));
        refused("receiver", "SIGNED_ONLY_BY_YOU", Map.of());
        signedBy(MENTOR);
        assertThat(grant("office", Map.of())).hasStatus(403);
        assertThat(grant("apprentice", Map.of())).hasStatus(403);
        var self = id("person:次仁拉姆@嘉黎县人民医院");
        assertThat(post("receiver", "/mentoring/people/" + self + "/grants", form(Map.of())))
                .flash()
                .containsEntry("refusal", "mentoring.grant.refusal.SELF");
        assertThat(
                        post(
                                "receiver",
                                "/mentoring/people/" + id("person:卓玛吉@玛曲县人民医院") + "/grants",
                                form(Map.of())))
                .hasStatus(404);
        assertThat(grant("receiver", Map.of("scope", "限择期")))
                .flash()
                .containsEntry("done", "mentoring.grant.done.granted");
        refused("receiver", "REPEATED", Map.of());
        assertThat(get("receiver", curve(CANGJUE, TECHNIQUE)))
                .bodyText()
                .contains("4 独立完成", "限择期", "由次仁拉姆授权", "作为术者已签认 12 例(要求 12 例)", "第 12 例起显示胜任");
    }

    @Test
    void anAlarmIsToldAnsweredByAnotherAndTakenAwayByACorrection() {
        cases(12, "4");
        grant("receiver", Map.of());
        failure(1);
        failure(2);
        var third = failure(3);
        assertThat(open()).isEqualTo(1);
        assertThat(get("receiver", curve(CANGJUE, TECHNIQUE))).bodyText().contains("复警,待处理");
        assertThat(get("receiver", "/mentoring/desk")).bodyText().contains("仓决卓嘎", "有复警");
        assertThat(get("office", "/mentoring/people?granted=alarmed")).bodyText().contains("仓决卓嘎");
        returned(third);
        assertThat(open()).isZero();
        var fourth = failure(4);
        assertThat(open()).isEqualTo(1);
        assertThat(logged(HELPER, TECHNIQUE, true, fourth)).hasStatus3xxRedirection();
        assertThat(open()).as("another operated").isZero();
        var fifth = failure(5);
        assertThat(open()).isEqualTo(1);
        assertThat(logged(CANGJUE, "debridement", true, fifth)).hasStatus3xxRedirection();
        assertThat(open()).as("something else was done").isZero();
        failure(6);
        assertThat(open()).isEqualTo(1);
        var relapse =
                sql().sql("select id from mentoring.relapse where technique = :t")
                        .param("t", TECHNIQUE)
                        .query(UUID.class)
                        .single();
        var answer = "/mentoring/relapses/" + relapse + "/answer";
        assertThat(post("apprentice", answer, Map.of("words", "看过"))).hasStatus(404);
        assertThat(post("receiver", answer, Map.of("words", " ")))
                .flash()
                .containsEntry("refusal", "mentoring.relapse.refusal.WORDS_MISSING");
        assertThat(post("receiver", answer, Map.of("words", "一起复盘三例")))
                .flash()
                .containsEntry("done", "mentoring.relapse.done.answered");
        assertThat(post("receiver", answer, Map.of("words", "再来")))
                .flash()
                .containsEntry("refusal", "mentoring.relapse.refusal.ANSWERED_ALREADY");
        assertThat(get("receiver", curve(CANGJUE, TECHNIQUE)))
                .bodyText()
                .contains("一起复盘三例", "复警,已处理");
    }

    /** The second is entered while the first is not yet written for good. */
    @Test
    void ofTwoFailuresEnteredAtOnceTheSecondSeesTheFirst() throws InterruptedException {
        cases(12, "4");
        grant("receiver", Map.of());
        failure(1);
        var other =
                Thread.ofPlatform()
                        .unstarted(() -> transactions.executeWithoutResult(_ -> fails()));
        transactions.executeWithoutResult(_ -> {
            fails();
            other.start();
            Awaitility.await().until(this::somebodyWaits);
        });
        other.join();
        assertThat(open()).isEqualTo(1);
    }

    /** Entered late they lie between the failures, which are no longer so close together. */
    @Test
    void casesDoneWellThatAreEnteredLateLiftTheAlarm() {
        cases(12, "4");
        grant("receiver", Map.of("from", TODAY.minusDays(20).toString()));
        for (var daysAgo : List.of(10, 5, 0)) {
            assertThat(open()).isZero();
            logged(CANGJUE, TECHNIQUE, true, null, TODAY.minusDays(daysAgo));
        }
        assertThat(open()).isEqualTo(1);
        for (var i = 0; i < 12; i++) {
            logged(CANGJUE, TECHNIQUE, false, null, TODAY.minusDays(8));
        }
        assertThat(open()).isZero();
    }

    /** Whoever is suspended is not watched, but their alarm goes when its case does. */
    @Test
    void aCorrectionLiftsTheAlarmOfSomebodySuspended() {
        cases(12, "4");
        grant("receiver", Map.of());
        failure(1);
        failure(2);
        var third = failure(3);
        var until = TODAY.plusDays(9).toString();
        assertThat(
                        post(
                                "receiver",
                                "/mentoring/grants/" + granted() + "/suspensions",
                                Map.of("reason", "复警", "until", until)))
                .flash()
                .containsEntry("done", "mentoring.grant.done.suspended");
        assertThat(open()).isEqualTo(1);
        returned(third);
        assertThat(open()).isZero();
    }

    @Test
    void aGrantIsTakenBackWithAReason() {
        cases(12, "4");
        assertThat(get("receiver", "/mentoring/desk")).bodyText().contains(PROPOSAL);
        grant("receiver", Map.of());
        assertThat(get("receiver", "/mentoring/desk")).bodyText().doesNotContain(PROPOSAL);
        var path = "/mentoring/grants/" + granted() + "/suspensions";
        assertThat(post("receiver", path, Map.of("reason", "")))
                .flash()
                .containsEntry("refusal", "mentoring.grant.refusal.REASON_MISSING");
        assertThat(post("receiver", path, Map.of("reason", "病假", "until", TODAY.toString())))
                .flash()
                .containsEntry("refusal", "mentoring.grant.refusal.OUTSIDE");
        assertThat(post("maqu", path, Map.of("reason", "不归我管"))).hasStatus(403);
        assertThat(post("receiver", path, Map.of("reason", "调离")))
                .flash()
                .containsEntry("done", "mentoring.grant.done.withdrawn");
        assertThat(post("receiver", path, Map.of("reason", "再次")))
                .flash()
                .containsEntry("refusal", "mentoring.grant.refusal.WITHDRAWN_ALREADY");
        assertThat(get("receiver", curve(CANGJUE, TECHNIQUE))).bodyText().contains("已收回", "调离");
        assertThat(get("receiver", "/mentoring/desk")).bodyText().doesNotContain(PROPOSAL);
    }

    @Test
    void aCommitteeSeesWhatItsNumbersMeanBeforeTheyHold() {
        var path = "/mentoring/criteria/" + JIALI + "/" + TECHNIQUE;
        assertThat(get("apprentice", path)).hasStatusOk().bodyText().contains("手册的缺省值");
        assertThat(get("receiver", path + "?p0=5&p1=15&h=2&alarm=2.5&least=18&failure=TAKEN_OVER"))
                .bodyText()
                .contains("最少连续 18 例", "92%", "32%");
        assertThat(get("receiver", path + "?p0=15&p1=5"))
                .hasStatusOk()
                .bodyText()
                .contains("0 &lt; p0 &lt; p1");
        var typed =
                Map.of(
                        "p0",
                        "5",
                        "p1",
                        "15",
                        "h",
                        "2",
                        "alarm",
                        "2.5",
                        "least",
                        "18",
                        "failure",
                        "TAKEN_OVER",
                        "committee",
                        "技术委员会 9 号",
                        "decided",
                        TODAY.toString());
        assertThat(post("office", path, typed)).hasStatus(403);
        assertThat(post("receiver", path, typed))
                .flash()
                .containsEntry("done", "mentoring.criterion.done");
        assertThat(get("receiver", path)).bodyText().contains("第 1 版", "技术委员会 9 号");
        assertThat(get("receiver", curve(CANGJUE, TECHNIQUE))).bodyText().contains("n_min 18");
    }

    @Test
    void aPassportIsIssuedCheckedByAStrangerAndFoundForged() throws IOException {
        cases(12, "4");
        var path = "/mentoring/people/" + CANGJUE + "/passport";
        assertThat(get("receiver", path + ".json"))
                .flash()
                .containsEntry("refusal", "mentoring.passport.refusal.NONE_ISSUED");
        assertThat(post("receiver", path, Map.of())).hasStatus3xxRedirection();
        var json = text(get("receiver", path + ".json"));
        assertThat(json).contains("\"form\":\"jieli passport 1\"", "\"simulated\":true", TECHNIQUE);
        var code = json.replaceAll("(?s).*?\"code\":\"([0-9A-Z-]{23})\".*", "$1");
        var digest = json.replaceAll("(?s).*?\"digest\":\"([0-9a-f]{64})\".*", "$1");
        var pdf = get("receiver", path + ".pdf?code=" + code).getResponse().getContentAsByteArray();
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains(code, digest.substring(0, 20));
        }
        assertThat(get("receiver", path + ".pdf?code=00000")).hasStatus(404);
        assertThat(pages.get().uri("/verify/" + code).with(As.nobody()))
                .hasStatusOk()
                .bodyText()
                .contains("成长护照", "与开具时一致", "仓*", "次仁拉姆")
                .doesNotContain("仓决卓嘎");
        sql().sql(
                        "update mentoring.passport set content = replace(content, '\"signed\":true', '\"signed\":false') where code = :c")
                .param("c", code.replace("-", ""))
                .update();
        assertThat(pages.get().uri("/verify/" + code).with(As.nobody()))
                .bodyText()
                .contains("内容被改动")
                .doesNotContain("参加");
        sql().sql("delete from mentoring.passport where person = :p").param("p", CANGJUE).update();
    }

    private void refused(String login, String why, Map<String, String> typed) {
        var answer = grant(login, typed);
        assertThat(answer)
                .as(why)
                .flash()
                .containsEntry("refusal", "mentoring.grant.refusal." + why);
        var form = form(typed);
        assertThat(answer)
                .flash()
                .containsEntry(
                        "typedGrant",
                        new GrantForm(
                                form.getOrDefault("level", ""),
                                form.getOrDefault("scope", ""),
                                form.getOrDefault("from", ""),
                                form.getOrDefault("until", "")));
    }

    private MvcTestResult grant(String login, Map<String, String> typed) {
        return post(login, "/mentoring/people/" + CANGJUE + "/grants", form(typed));
    }

    private static Map<String, String> form(Map<String, String> typed) {
        var form = new java.util.HashMap<String, String>();
        form.put("institution", JIALI.toString());
        form.put("technique", TECHNIQUE);
        form.put("level", "4");
        form.put("scope", "");
        form.put("from", TODAY.toString());
        form.put("until", "");
        form.putAll(typed);
        return form;
    }

    /** Signed cases done well, the last of them observed at a level. */
    private void cases(int many, String observed) {
        for (var i = 1; i <= many; i++) {
            var level = i == many && !observed.equals("KEEP") ? observed : "3B";
            var entry = new EntryId(UUID.randomUUID());
            entry(sql(), entry, TODAY.minusDays(60L - i), false);
            sql().sql(
                            "insert into mentoring.review (entry, decision, level, by, person, at) values (:e, 'SIGNED', :level, :by, :by, now())")
                    .param("e", entry.value())
                    .param("level", level)
                    .param("by", MENTOR)
                    .update();
        }
    }

    private void signedBy(UUID person) {
        sql().sql(
                        "update mentoring.review set person = :p where entry in (select id from mentoring.entry where technique = :t)")
                .param("p", person)
                .param("t", TECHNIQUE)
                .update();
    }

    /** Taken over by the mentor today, entered by medical affairs; the first is number one. */
    private UUID failure(int number) {
        assertThat(logged(CANGJUE, TECHNIQUE, true, null))
                .as("%d", number)
                .hasStatus3xxRedirection();
        return sql().sql(
                        "select id from mentoring.entry where technique = :t order by entered_at desc limit 1")
                .param("t", TECHNIQUE)
                .query(UUID.class)
                .single();
    }

    private MvcTestResult logged(
            UUID operator, String technique, boolean takenOver, @Nullable UUID replaced) {
        return logged(operator, technique, takenOver, replaced, TODAY);
    }

    private MvcTestResult logged(
            UUID operator,
            String technique,
            boolean takenOver,
            @Nullable UUID replaced,
            LocalDate day) {
        return pages.post()
                .uri("/mentoring/log")
                .with(As.as("receiver"))
                .param("id", UUID.randomUUID().toString())
                .param("institution", JIALI.toString())
                .param("technique", technique)
                .param("day", day.toString())
                .param("outcome", "SUCCESSFUL")
                .param("complication", "")
                .param("takenOver", Boolean.toString(takenOver))
                .param("patient", "")
                .param("note", "")
                .param("replaces", replaced == null ? "" : replaced.toString())
                .param("again", "true")
                .param("role", "OPERATOR")
                .param("person", operator.toString())
                .param("role", "SUPERVISOR_PRESENT")
                .param("person", MENTOR.toString())
                .exchange();
    }

    private void returned(UUID entry) {
        var form = Map.of("decision", "RETURNED", "level", "", "reason", "登记有误");
        assertThat(post("specialist", "/mentoring/entries/" + entry + "/review", form))
                .hasStatus3xxRedirection();
    }

    /** As the log does it, inside a transaction that is still open. */
    private void fails() {
        var entry = new EntryId(UUID.randomUUID());
        entry(app, entry, TODAY, true);
        events.publishEvent(
                new Entry.Changed(
                        new Entry(
                                entry,
                                new InstitutionId(JIALI),
                                TECHNIQUE,
                                TODAY,
                                List.of(
                                        new Entry.Member(
                                                new PersonId(CANGJUE),
                                                Entry.Role.OPERATOR,
                                                false,
                                                null)),
                                Entry.Outcome.SUCCESSFUL,
                                "",
                                true,
                                false,
                                "",
                                null,
                                null,
                                true),
                        true,
                        "测试",
                        Entry.Seen.NOTHING));
    }

    private boolean somebodyWaits() {
        return sql().sql(
                        "select exists (select from pg_locks where locktype = 'advisory' and not granted)")
                .query(Boolean.class)
                .single();
    }

    private void entry(JdbcClient jdbc, EntryId entry, LocalDate day, boolean takenOver) {
        jdbc.sql(
                        """
                        insert into mentoring.entry (id, institution, technique, day, hands, guided, outcome, taken_over,
                               unadmitted, entered_by, entered_at, simulated)
                        values (:id, :place, :t, :day, 'TOGETHER', false, 'SUCCESSFUL', :taken, false, :id, now(), true)
                        """)
                .param("id", entry.value())
                .param("place", JIALI)
                .param("t", TECHNIQUE)
                .param("day", day)
                .param("taken", takenOver)
                .update();
        jdbc.sql(
                        "insert into mentoring.entry_role (entry, role, person, visitor) values (:e, 'OPERATOR', :p, false)")
                .param("e", entry.value())
                .param("p", CANGJUE)
                .update();
    }

    private UUID granted() {
        return sql().sql("select id from mentoring.skill_grant where technique = :t")
                .param("t", TECHNIQUE)
                .query(UUID.class)
                .single();
    }

    private long open() {
        return sql().sql("select count(*) from mentoring.relapse where technique = :t")
                .param("t", TECHNIQUE)
                .query(Long.class)
                .single();
    }

    private static String curve(UUID person, String technique) {
        return "/mentoring/people/%s/%s?institution=%s".formatted(person, technique, JIALI);
    }

    private JdbcClient sql() {
        return JdbcClient.create(owner);
    }

    private MvcTestResult get(String login, String path) {
        return pages.get().uri(java.net.URI.create(path)).with(As.as(login)).exchange();
    }

    private MvcTestResult post(String login, String path, Map<String, String> form) {
        var request = pages.post().uri(path).with(As.as(login));
        form.forEach(request::param);
        return request.exchange();
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), UTF_8);
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
