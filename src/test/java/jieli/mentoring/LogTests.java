package jieli.mentoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import jieli.As;
import jieli.HouseTest;
import jieli.SheetText;
import jieli.directory.PersonId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A case is entered once, by whoever was there; everything that counts hears of it. */
@HouseTest
class LogTests {

    private static final String JIALI = "嘉黎县人民医院";
    private static final String WENZHOU = "温州市第七人民医院";
    private static final String LEARNER = person("旦增曲扎", JIALI);
    private static final String HELPER = person("洛桑扎西", JIALI);
    private static final String MENTOR = person("陈望舒", WENZHOU);
    private static final String GONE = person("顾长风", WENZHOU);

    @Autowired MockMvcTester pages;
    @Autowired Clock clock;
    @Autowired LogList list;

    @Autowired
    @Qualifier("owner")
    DataSource owner;

    /** A case as somebody types it; what a test is about it changes. */
    private final class Typed {
        private final UUID id = UUID.randomUUID();
        private final List<String> team = new ArrayList<>();
        private String technique = "hernia-repair";
        private LocalDate day = LocalDate.now(clock).minusDays(40);
        private String outcome = "SUCCESSFUL";
        private String patient = "";
        private String replaces = "";
        private boolean takenOver;
        private boolean again;

        Typed by(String... team) {
            this.team.addAll(Arrays.asList(team));
            return this;
        }

        Typed on(LocalDate when) {
            day = when;
            return this;
        }

        Typed of(String which) {
            technique = which;
            return this;
        }

        Typed patient(String number) {
            patient = number;
            return this;
        }

        Typed replacing(UUID wrong) {
            replaces = wrong.toString();
            return this;
        }

        MvcTestResult sentBy(String login) {
            var form =
                    pages.post()
                            .uri("/mentoring/log")
                            .with(As.as(login))
                            .param("id", id.toString())
                            .param("institution", institution(JIALI))
                            .param("technique", technique)
                            .param("day", day.toString())
                            .param("outcome", outcome)
                            .param("complication", "")
                            .param("patient", patient)
                            .param("note", "记在这里的话")
                            .param("replaces", replaces);
            if (takenOver) {
                form = form.param("takenOver", "true");
            }
            if (again) {
                form = form.param("again", "true");
            }
            for (int i = 0; i < team.size(); i += 2) {
                form = form.param("role", team.get(i)).param("person", team.get(i + 1));
            }
            return form.exchange();
        }
    }

    @Test
    void aCaseIsThereOnceHoweverOftenItIsSentAndMakesOneLine() {
        var typed =
                new Typed().by("OPERATOR", LEARNER, "SUPERVISOR_PRESENT", MENTOR).patient("A-1");
        assertThat(typed.sentBy("apprentice")).hasStatus3xxRedirection();
        assertThat(typed.sentBy("apprentice")).hasStatus3xxRedirection();
        assertThat(rows("mentoring.entry where id = ?", typed.id)).isEqualTo(1);
        assertThat(rows("mentoring.entry_role where entry = ?", typed.id)).isEqualTo(2);
        assertThat(rows("ledger.standing_line where source = ?", typed.id)).isEqualTo(1);
        assertThat(get("specialist", "/mentoring/entries/" + typed.id))
                .hasStatusOk()
                .bodyText()
                .contains("本地主刀,外来在场", "A-1", "未准入", "外来");
        assertThat(get("bureau", "/mentoring/entries/" + typed.id)).hasStatus(404);
        assertThat(get("office", "/ledger?kind=CASES_LOGGED&sort=-began"))
                .bodyText()
                .contains("/mentoring/entries/");
    }

    @Test
    void theSameContentUnderAnotherIdAsksFirst() {
        var first = new Typed().by("OPERATOR", LEARNER).of("circumcision");
        assertThat(first.sentBy("apprentice")).hasStatus3xxRedirection();
        var second = new Typed().by("OPERATOR", LEARNER).of("circumcision");
        assertThat(second.sentBy("apprentice"))
                .hasStatus(422)
                .bodyText()
                .contains("已经登记过一例", "这确实是另一例", "记在这里的话");
        second.again = true;
        assertThat(second.sentBy("apprentice")).hasStatus3xxRedirection();
        assertThat(rows("mentoring.entry where id = ?", second.id)).isEqualTo(1);
    }

    @Test
    void whatCannotHaveBeenIsRefusedInASentenceWithNothingTypedLost() {
        var today = LocalDate.now(clock);
        refused(new Typed().by("OPERATOR", LEARNER).on(today.plusDays(1)), "今天之后");
        refused(new Typed().by("OPERATOR", LEARNER).on(LocalDate.of(1992, 5, 1)), "不到 18 岁");
        refused(new Typed().by("FIRST_ASSISTANT", LEARNER), "至少要有一位术者");
        refused(
                new Typed().by("OPERATOR", LEARNER, "SUPERVISOR_PRESENT", LEARNER),
                "不能既是术者又是自己的带教");
        refused(
                new Typed().by("OPERATOR", LEARNER, "SUPERVISOR_PRESENT", GONE),
                "2023-07-01 – 2025-06-30");
        refused(
                new Typed()
                        .by("OPERATOR", LEARNER, "SUPERVISOR_ON_CALL", person("才让东智", "玛曲县人民医院")),
                "不是本院职工");
        refused(new Typed().by("OPERATOR", LEARNER).of("no-such-thing"), "请选择一项技术");
        refused(new Typed().by("OPERATOR", LEARNER).patient("540699196803145148"), "不能是身份证号");
        refused(new Typed().by("OPERATOR", LEARNER).patient("索朗德吉"), "只用字母");
        refused(new Typed().by("OPERATOR", LEARNER, "REMOTE_GUIDE", HELPER), "不算远程指导");
        var taken = new Typed().by("OPERATOR", LEARNER);
        taken.takenOver = true;
        refused(taken, "没有填带教老师");
    }

    @Test
    void whoLeftLongAgoIsStillNamedInWhatTheyDidThen() {
        var typed =
                new Typed()
                        .by("OPERATOR", HELPER, "SUPERVISOR_PRESENT", GONE)
                        .of("appendectomy")
                        .on(LocalDate.of(2024, 3, 6));
        assertThat(typed.sentBy("receiver")).hasStatus3xxRedirection();
        assertThat(get("receiver", "/mentoring/entries/" + typed.id)).bodyText().contains("顾长风");
    }

    @Test
    void aSupervisorDecidesOnceAndTheDecisionStands() {
        var typed = entered("debridement", LocalDate.now(clock).minusDays(41));
        assertThat(review("apprentice", typed.id, "SIGNED", "4", "")).hasStatus(404);
        assertThat(review("specialist", typed.id, "SIGNED", "", ""))
                .flash()
                .containsEntry("refusal", "mentoring.log.refusal.level");
        assertThat(review("specialist", typed.id, "SIGNED", "3B", ""))
                .flash()
                .containsEntry("done", "mentoring.log.done.signed");
        assertThat(review("receiver", typed.id, "RETURNED", "", "写错了"))
                .flash()
                .containsEntry("refusal", "mentoring.log.refusal.decided");
        assertThat(get("office", "/mentoring/entries/" + typed.id))
                .bodyText()
                .contains("3B,由 陈望舒 签认");
    }

    @Test
    void whoOperatedDoesNotRewriteWhatWasSigned() {
        var signed = entered("debridement", LocalDate.now(clock).minusDays(46));
        assertThat(review("specialist", signed.id, "SIGNED", "2A", "")).hasStatus3xxRedirection();
        var better =
                new Typed()
                        .by("OPERATOR", LEARNER, "SUPERVISOR_PRESENT", MENTOR)
                        .of("debridement")
                        .on(LocalDate.now(clock).minusDays(47))
                        .replacing(signed.id);
        refused(better, "只有带教老师和本院医务科可以更正");
        assertThat(better.sentBy("specialist")).hasStatus3xxRedirection();
        assertThat(rows("identity.trail where object = ? and after like 'corrected%'", signed.id))
                .isEqualTo(1);
    }

    @Test
    void aSupervisorIsNotCorrectedAway() {
        var waiting = entered("debridement", LocalDate.now(clock).minusDays(48));
        var alone =
                new Typed()
                        .by("OPERATOR", LEARNER)
                        .of("debridement")
                        .on(LocalDate.now(clock).minusDays(48))
                        .replacing(waiting.id);
        refused(alone, "不能去掉当时的带教老师");
    }

    @Test
    void whoWasNotThereMayReturnACaseButNotJudgeIt() {
        var typed = entered("debridement", LocalDate.now(clock).minusDays(49));
        assertThat(review("receiver", typed.id, "SIGNED", "4", ""))
                .flash()
                .containsEntry("refusal", "mentoring.log.refusal.not-there-then");
        assertThat(review("receiver", typed.id, "RETURNED", "", "与手术记录不符"))
                .flash()
                .containsEntry("done", "mentoring.log.done.returned");
    }

    @Test
    void anotherCaseUnderAnIdThatIsThereIsRefused() {
        var first = new Typed().by("OPERATOR", LEARNER).on(LocalDate.now(clock).minusDays(50));
        assertThat(first.sentBy("apprentice")).hasStatus3xxRedirection();
        first.technique = "tracheotomy";
        assertThat(first.sentBy("apprentice")).hasStatus(422).bodyText().contains("已经登记过另外的内容");
    }

    @Test
    void howWellSomebodyDoesIsNotForEverybodyWhoReadsTheLog() throws IOException {
        var list = "/mentoring/log?technique=lap-appendectomy&person=" + LEARNER;
        assertThat(get("receiver", list)).bodyText().contains("带教接手", "已签认:2A");
        assertThat(get("supporter", list)).bodyText().doesNotContain("带教接手</span>", "已签认:2A");
        assertThat(SheetText.of(get("supporter", list.replace("log?", "log.xlsx?"))))
                .contains("腹腔镜阑尾切除术")
                .doesNotContain("2A");
        var entry = "/mentoring/entries/" + id("entry:jl-lapapp-3:1");
        assertThat(get("supporter", entry)).bodyText().doesNotContain("带教接手", "2A,由");
        assertThat(get("office", entry)).bodyText().contains("2A,由");
    }

    @Test
    void whatIsReturnedOrCorrectedCountsNoLonger() {
        var typed = entered("debridement", LocalDate.now(clock).minusDays(42));
        assertThat(review("specialist", typed.id, "RETURNED", "", ""))
                .flash()
                .containsEntry("refusal", "mentoring.log.refusal.reason");
        assertThat(review("specialist", typed.id, "RETURNED", "", "日期不对"))
                .hasStatus3xxRedirection();
        assertThat(rows("ledger.standing_line where source = ?", typed.id)).isZero();
        assertThat(rows("mentoring.case_now where id = ?", typed.id)).isZero();
        assertThat(get("apprentice", "/mentoring/desk")).bodyText().contains("被退回");
        assertThat(get("apprentice", "/mentoring/log/new?replaces=" + typed.id))
                .hasStatusOk()
                .bodyText()
                .contains("value=\"" + typed.id + "\"");
        var right =
                new Typed()
                        .by("OPERATOR", LEARNER, "SUPERVISOR_PRESENT", MENTOR)
                        .of("debridement")
                        .on(LocalDate.now(clock).minusDays(43))
                        .replacing(typed.id);
        assertThat(right.sentBy("apprentice")).hasStatus3xxRedirection();
        assertThat(rows("mentoring.case_now where id = ?", right.id)).isEqualTo(1);
        assertThat(rows("ledger.standing_line where source = ?", right.id)).isEqualTo(1);
        var twice =
                new Typed()
                        .by("OPERATOR", LEARNER)
                        .on(LocalDate.now(clock).minusDays(44))
                        .replacing(typed.id);
        refused(twice, "已经被更正过");
    }

    @Test
    void thePatientsNumberIsForTheHospitalAlone() {
        var typed =
                new Typed()
                        .by("OPERATOR", LEARNER)
                        .of("debridement")
                        .on(LocalDate.now(clock).minusDays(45))
                        .patient("ZY-777");
        assertThat(typed.sentBy("apprentice")).hasStatus3xxRedirection();
        assertThat(get("receiver", "/mentoring/entries/" + typed.id)).bodyText().contains("ZY-777");
        for (var login : List.of("office", "supporter")) {
            assertThat(get(login, "/mentoring/entries/" + typed.id))
                    .hasStatusOk()
                    .bodyText()
                    .doesNotContain("ZY-777");
        }
    }

    @Test
    void theListIsNarrowedSortedAndExported() throws IOException {
        assertThat(get("receiver", "/mentoring/log?technique=lap-cholecystectomy&hands=VISITOR"))
                .hasStatusOk()
                .bodyText()
                .contains("派驻专家主刀", "模拟")
                .doesNotContain("待签认</td>");
        assertThat(get("specialist", "/mentoring/log?state=WAITING&person=" + MENTOR))
                .bodyText()
                .contains("只看 陈望舒 参加的", "待签认");
        assertThat(get("bureau", "/mentoring/log"))
                .bodyText()
                .contains("超声心动图")
                .doesNotContain("阑尾切除术</th:block>");
        assertThat(get("office", "/mentoring/log?institution=%27&person=x&year=abc&sort=-x"))
                .hasStatusOk()
                .bodyText()
                .contains("没有符合条件的登记");
        assertThat(get("office", "/mentoring/log?institution=" + institution(JIALI)))
                .bodyText()
                .contains("<option value=\"" + institution("曲麻莱县人民医院") + "\"");
        assertThat(SheetText.of(get("receiver", "/mentoring/log.xlsx?technique=ami-thrombolysis")))
                .contains("急性心肌梗死溶栓", "扎西·顿珠");
    }

    @Test
    void everyCaseIsInExactlyOneState() {
        var wrong = entered("splenectomy", LocalDate.now(clock).minusDays(43));
        new Typed()
                .by("OPERATOR", LEARNER)
                .of("splenectomy")
                .replacing(wrong.id)
                .sentBy("receiver");
        var bad = entered("splenectomy", LocalDate.now(clock).minusDays(44));
        review("specialist", bad.id, "RETURNED", "", "不是本人做的");
        var all = listed(Map.of());
        var seen = new HashSet<EntryId>();
        for (var state : LogList.State.values()) {
            var some = listed(Map.of("state", state.name()));
            assertThat(some).as(state.name()).isNotEmpty().allMatch(row -> row.state() == state);
            some.forEach(row -> assertThat(seen.add(row.id())).isTrue());
        }
        assertThat(seen).hasSameSizeAs(all);
        assertThat(listed(Map.of("state", "X"))).isEmpty();
        assertThat(listed(Map.of("unadmitted", "1")))
                .isNotEmpty()
                .hasSize((int) all.stream().filter(LogList.Row::unadmitted).count())
                .allMatch(LogList.Row::unadmitted);
    }

    private List<LogList.Row> listed(Map<String, String> filters) {
        var everywhere = Places.Within.EVERYWHERE;
        var rows = new ArrayList<LogList.Row>();
        LogList.request(filters)
                .all(chunk ->
                        list.list(
                                chunk,
                                everywhere,
                                everywhere,
                                new PersonId(UUID.fromString(MENTOR))))
                .forEachRemaining(rows::add);
        return rows;
    }

    @Test
    void theFigureOfCasesOpensToAsManyLinesAndStaysApartFromWhatIsClaimed() {
        var pairing = id("pairing:wenzhou-jiali");
        var cases =
                rows(
                        "ledger.standing_line where kind = 'CASES_LOGGED' and pairing = ?",
                        UUID.fromString(pairing));
        assertThat(get("office", "/ledger?pairing=" + pairing + "&kind=CASES_LOGGED"))
                .bodyText()
                .contains(cases + " 例", "含模拟数据");
        assertThat(get("office", "/pairings/" + pairing))
                .bodyText()
                .contains("登记病例", "至少 100 台", cases + " 例");
    }

    /** 100多台 operations at 嘉黎 from July 2022 to May 2025, and nothing in the log is real. */
    @Test
    void theDemonstrationAgreesWithWhatWasPublished() {
        var operations =
                JdbcClient.create(owner)
                        .sql(
                                """
                                select technique, count(*) as n from mentoring.entry
                                 where institution = cast(:place as uuid) and simulated
                                   and day >= date '2022-07-01' and day < date '2025-05-15'
                                 group by technique
                                """)
                        .param("place", institution(JIALI))
                        .query((row, _) -> Map.entry(row.getString("technique"), row.getInt("n")))
                        .list()
                        .stream()
                        .filter(row -> isOperation(row.getKey()))
                        .mapToInt(Map.Entry::getValue)
                        .sum();
        assertThat(operations).isBetween(101, 199);
        assertThat(rows("mentoring.entry where simulated and ? is not null", UUID.randomUUID()))
                .isGreaterThan(900);
    }

    private static boolean isOperation(String technique) {
        return jieli.terms.Terms.get("techniques")
                .find(technique)
                .filter(term -> !term.attribute("grade").isEmpty())
                .isPresent();
    }

    private Typed entered(String technique, LocalDate day) {
        var typed =
                new Typed()
                        .by("OPERATOR", LEARNER, "SUPERVISOR_PRESENT", MENTOR)
                        .of(technique)
                        .on(day);
        assertThat(typed.sentBy("apprentice")).hasStatus3xxRedirection();
        return typed;
    }

    private void refused(Typed typed, String sentence) {
        assertThat(typed.sentBy("apprentice"))
                .hasStatus(422)
                .bodyText()
                .contains(sentence, "记在这里的话");
        assertThat(rows("mentoring.entry where id = ?", typed.id)).isZero();
    }

    private MvcTestResult review(
            String login, UUID entry, String decision, String level, String reason) {
        return pages.post()
                .uri("/mentoring/entries/" + entry + "/review")
                .with(As.as(login))
                .param("decision", decision)
                .param("level", level)
                .param("reason", reason)
                .exchange();
    }

    private MvcTestResult get(String login, String path) {
        return pages.get().uri(java.net.URI.create(path)).with(As.as(login)).exchange();
    }

    private int rows(String which, UUID id) {
        return JdbcClient.create(owner)
                .sql("select count(*) from " + which)
                .param(id)
                .query(Integer.class)
                .single();
    }

    private static String institution(String name) {
        return id("institution:" + name);
    }

    private static String person(String name, String at) {
        return id("person:" + name + "@" + at);
    }

    private static String id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
    }
}
