package jieli.mentoring.admission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import jieli.As;
import jieli.HouseTest;
import jieli.SheetText;
import jieli.directory.InstitutionId;
import jieli.identity.Accounts;
import jieli.identity.Role;
import jieli.identity.Scope;
import jieli.mentoring.Awaiting;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Techniques and firsts on their pages: who sees them, who decides, what is turned away. */
@HouseTest
class AdmissionPagesTests {

    private static final InstitutionId JIALI = new InstitutionId(id("institution:嘉黎县人民医院"));
    private static final InstitutionId QUMALAI = new InstitutionId(id("institution:曲麻莱县人民医院"));
    private static final InstitutionId ZHIDUO = new InstitutionId(id("institution:治多县人民医院"));
    private static final InstitutionId MATERNAL = new InstitutionId(id("institution:治多县妇幼保健院"));
    private static final Map<InstitutionId, String> OPERATORS =
            Map.of(
                    JIALI, "次旺多吉@嘉黎县人民医院",
                    QUMALAI, "格桑次旺@曲麻莱县人民医院",
                    ZHIDUO, "江永才仁@治多县人民医院",
                    MATERNAL, "更求卓嘎@治多县妇幼保健院");
    private static final String NEVER_DONE = "/mentoring/techniques/" + JIALI + "/tracheotomy";

    @Autowired MockMvcTester pages;
    @Autowired AdmissionDesk desk;
    @Autowired Accounts accounts;
    @Autowired MessageSource messages;

    @Autowired
    @Qualifier("owner")
    DataSource owner;

    @Test
    void theCatalogueFollowsTheScope() throws IOException {
        assertThat(get("receiver", "/mentoring/techniques"))
                .hasStatusOk()
                .bodyText()
                .contains("腹腔镜胆囊切除术", "试用", "未准入已开展", "模拟")
                .doesNotContain("玛曲县人民医院");
        assertThat(get("bureau", "/mentoring/techniques"))
                .bodyText()
                .contains("玛曲县人民医院")
                .doesNotContain("提出一项新技术");
        assertThat(get("donor", "/mentoring/techniques")).hasStatus(403);
        assertThat(get("office", "/mentoring/techniques?restricted=yes"))
                .bodyText()
                .contains("肿瘤消融治疗")
                .doesNotContain("腹腔镜胆囊切除术</a>");
        assertThat(get("receiver", "/mentoring/techniques?admitted=no"))
                .bodyText()
                .contains("分娩镇痛</a>")
                .doesNotContain("阑尾切除术</a>");
        assertThat(get("office", "/mentoring/techniques?stage=x&sort=-cases&at=x&institution=%27"))
                .hasStatusOk()
                .bodyText()
                .contains("没有符合条件的技术");
        assertThat(SheetText.of(get("receiver", "/mentoring/techniques.xlsx")))
                .contains("分娩镇痛", "条件已核查");
        assertThat(get("receiver", "/mentoring/techniques/" + JIALI + "/juggling")).hasStatus(404);
        assertThat(get("bureau", NEVER_DONE)).hasStatus(404);
    }

    @Test
    void aTechniqueComesFromANeedToApproval() {
        assertThat(step("receiver", "PROPOSED", "2026-11-01", "科室申报"))
                .flash()
                .containsEntry("refusal", "mentoring.admission.refusal.step");
        step("receiver", "NEED", "2026-10-01", "创伤病人较多");
        step("receiver", "PROPOSED", "2026-10-05", "外科申报");
        assertThat(step("receiver", "READINESS_CHECKED", "2026-10-08", ""))
                .flash()
                .containsEntry("refusal", "mentoring.admission.refusal.readiness")
                .containsKey("typed");
        assertThat(
                        post(
                                "receiver",
                                NEVER_DONE + "/steps",
                                "state",
                                "READINESS_CHECKED",
                                "day",
                                "2026-10-08",
                                "equipment",
                                "气切包",
                                "staff",
                                "主治两名"))
                .flash()
                .containsEntry("done", "mentoring.admission.done.stepped");
        assertThat(step("receiver", "APPROVED", "2026-10-20", ""))
                .flash()
                .containsEntry("refusal", "mentoring.admission.refusal.committee.TECHNICAL");
        decide("TECHNICAL", "yes", "2026-10-10");
        decide("ETHICS", "no", "2026-10-12");
        assertThat(step("receiver", "APPROVED", "2026-10-20", ""))
                .flash()
                .containsEntry("refusal", "mentoring.admission.refusal.refused.ETHICS");
        decide("ETHICS", "yes", "2026-10-15");
        assertThat(decide("ETHICS", "yes", "2030-01-01"))
                .flash()
                .containsEntry("refusal", "mentoring.admission.refusal.future");
        assertThat(step("receiver", "APPROVED", "2026-10-20", ""))
                .flash()
                .containsEntry("done", "mentoring.admission.done.stepped");
        assertThat(get("receiver", NEVER_DONE))
                .bodyText()
                .contains("设备:气切包", "人员:主治两名", "伦〔2026〕ETHICS", "准入");
        assertThat(trail("technique", "after like 'tracheotomy %'")).isEqualTo(7);
        assertThat(step("office", "SUSPENDED", "2026-10-21", "试试")).hasStatus(403);
        assertThat(
                        post(
                                "receiver",
                                NEVER_DONE + "/filings",
                                "number",
                                "1",
                                "authority",
                                "局",
                                "day",
                                "2026-10-21"))
                .flash()
                .containsEntry("refusal", "mentoring.admission.refusal.unrestricted");
    }

    @Test
    void casesOfWhatIsNotAdmittedStandOnTheDeskOfMedicalAffairs() {
        assertThat(items("receiver"))
                .anyMatch(one -> one.contains("没有准入分娩镇痛") && one.contains("6 例"))
                .noneMatch(one -> one.contains("腹腔镜"));
        assertThat(items("office")).isEmpty();
    }

    @Test
    void theLogSeesAFirstUntilAnEarlierCaseArrives() {
        var technique = "tonsillectomy";
        var later = enter(QUMALAI, technique, "2026-09-01");
        assertThat(claims(technique)).hasSize(1);
        enter(QUMALAI, technique, "2026-09-20");
        assertThat(claims(technique)).hasSize(1);
        var earlier = enter(QUMALAI, technique, "2026-08-01");
        assertThat(state(later)).isEqualTo("OVERTAKEN");
        assertThat(state(earlier)).isEqualTo("CLAIM");
        takeBack(earlier, QUMALAI, "2026-08-01");
        assertThat(state(earlier)).isEqualTo("GONE");
        assertThat(state(later)).isEqualTo("CLAIM");
        var scope =
                sql().sql("select scope from mentoring.first_claim where entry = :id")
                        .param("id", later)
                        .query(String.class)
                        .single();
        assertThat(scope).isEqualTo("PREFECTURE");
    }

    @Test
    void theEarlierOfTwoHospitalsIsTheFirstOfTheirRegion() {
        var technique = "hernia-repair";
        var zhiduo = enter(ZHIDUO, technique, "2026-09-10");
        enter(QUMALAI, technique, "2026-09-20");
        assertThat(scopes(zhiduo)).containsExactly("PREFECTURE");
        var earlier = enter(MATERNAL, technique, "2026-09-01");
        assertThat(state(earlier)).isEqualTo("CLAIM");
        assertThat(state(zhiduo)).isEqualTo("OVERTAKEN");
        takeBack(earlier, MATERNAL, "2026-09-01");
        assertThat(state(zhiduo)).isEqualTo("CLAIM");
    }

    @Test
    void whoeverCameNextIsTheFirstOnceTheFirstIsTakenBack() {
        var technique = "haemorrhoid";
        var first = enter(ZHIDUO, technique, "2026-09-10");
        var next = enter(QUMALAI, technique, "2026-09-20");
        assertThat(scopes(next)).containsExactly("HOSPITAL");
        takeBack(first, ZHIDUO, "2026-09-10");
        assertThat(scopes(next)).containsExactly("HOSPITAL", "PREFECTURE");
    }

    @Test
    void whereANeighbourDidItBeforeTheLogThereIsNoFirstOfTheCounty() {
        var technique = "hydatid-cyst";
        sql().sql(
                        """
                        insert into mentoring.technique_step (institution, technique, number, state, day, words, by, at)
                        values (:where, :technique, 1, 'ROUTINE', date '2020-01-01', '登记前已开展', :where, now())
                        """)
                .param("where", MATERNAL.value())
                .param("technique", technique)
                .update();
        assertThat(scopes(enter(ZHIDUO, technique, "2026-09-10"))).containsExactly("HOSPITAL");
    }

    @Test
    void whatNoDocumentTellsAnyLongerIsGone() {
        var claim = UUID.randomUUID();
        sql().sql(
                        """
                        insert into mentoring.first_claim (id, institution, technique, scope, region, source, link, at)
                        values (:id, :where, 'splenectomy', 'HOSPITAL', '540621', 'REPORTED', '/briefings/x/facts/1', now())
                        """)
                .param("id", claim)
                .param("where", JIALI.value())
                .update();
        get("receiver", "/mentoring/firsts");
        assertThat(get("receiver", "/mentoring/firsts/" + claim)).bodyText().contains("病例已退回或原文已撤");
        assertThat(
                        sql().sql(
                                        "select count(*) from mentoring.first_now where source = 'REPORTED' and state <> 'GONE'")
                                .query(Long.class)
                                .single())
                .isPositive();
    }

    @Test
    void aClaimIsAFactOnceEverythingIsThere() {
        assertThat(get("receiver", "/mentoring/firsts?until=2025-05-31"))
                .hasStatusOk()
                .bodyText()
                .contains("称 8 项,已证实 3 项", "腔镜下肺挫伤修补术", "文献报道", "操作登记");
        var proven = first("endoscopic-lung-repair", "DETECTED", JIALI);
        assertThat(get("receiver", proven))
                .bodyText()
                .contains("已证实", "模拟-伦理", "顾长风(温州市第七人民医院)", "次旺多吉(嘉黎县人民医院)", "没有更早的");
        assertThat(lines(proven)).isEqualTo(1);
        claim("receiver", JIALI.toString(), "endoscopic-lung-repair", "", "院报又称首例");
        var again = first("endoscopic-lung-repair", "STATED", JIALI);
        assertThat(post("receiver", again + "/proofs"))
                .flash()
                .containsEntry("refusal", "mentoring.admission.refusal.proven.same");
        assertThat(lines(again)).isZero();
        var told = first("labour-analgesia", "DETECTED", JIALI);
        assertThat(get("receiver", told)).bodyText().contains("病例之前没有两个委员会同意的准入");
        assertThat(post("receiver", told + "/proofs"))
                .flash()
                .containsEntry("refusal", "mentoring.admission.refusal.evidence");
        assertThat(post("office", told + "/proofs")).hasStatus(403);
        assertThat(
                        post(
                                "receiver",
                                told + "/confirmations",
                                "number",
                                "1",
                                "authority",
                                "局",
                                "day",
                                "2026-11-01"))
                .flash()
                .containsEntry("refusal", "mentoring.admission.refusal.unconfirmed");
        assertThat(get("bureau", told)).hasStatus(404);
    }

    @Test
    void whatAnEarlierCaseDisprovedIsProvenAnewOnceThatCaseIsReturned() {
        var technique = "endoscopic-lung-repair";
        var first = first(technique, "DETECTED", JIALI);
        var figures = "/mentoring/firsts?until=2025-05-31";
        assertThat(post("receiver", first + "/proofs"))
                .flash()
                .containsEntry("refusal", "mentoring.admission.refusal.proven");

        var earlier = enter(JIALI, technique, "2023-01-10");

        assertThat(get("receiver", first)).bodyText().contains("有更早的病例:2023-01-10");
        assertThat(lines(first)).isZero();
        assertThat(post("receiver", first + "/proofs"))
                .flash()
                .containsEntry("refusal", "mentoring.admission.refusal.evidence");
        assertThat(get("receiver", figures)).bodyText().contains("称 8 项,已证实 2 项");

        var review = "/mentoring/entries/" + earlier + "/review";
        post("receiver", review, "decision", "RETURNED", "level", "", "reason", "不是本院病例");
        assertThat(counts(earlier)).isFalse();
        assertThat(state(earlier)).isEqualTo("GONE");
        assertThat(lines(first)).isZero();
        assertThat(get("receiver", figures)).bodyText().contains("称 8 项,已证实 2 项");

        post("receiver", first + "/proofs");
        assertThat(lines(first)).isEqualTo(1);
        assertThat(get("receiver", figures)).bodyText().contains("称 8 项,已证实 3 项");
        assertThat(get("receiver", first)).bodyText().doesNotContain("有更早的病例");
        assertThat(proofs(first)).containsExactly(1, 2);
    }

    private List<Integer> proofs(String first) {
        return sql().sql(
                        """
                        select p.number from mentoring.first_proof p
                         where p.claim = cast(:claim as uuid) order by p.number
                        """)
                .param("claim", first.substring(first.lastIndexOf('/') + 1))
                .query(Integer.class)
                .list();
    }

    @Test
    void twoThatCannotBothBeRightAreDecidedByAPersonWithAReason() {
        assertThat(get("office", "/mentoring/firsts?state=CONFLICT"))
                .bodyText()
                .contains("宫腔镜检查", "称多县人民医院", "囊谦县人民医院");
        var one = first("hysteroscopy", "DETECTED", new InstitutionId(id("institution:囊谦县人民医院")));
        var other = first("hysteroscopy", "STATED", new InstitutionId(id("institution:称多县人民医院")));
        assertThat(get("office", one)).bodyText().contains("相矛盾", "裁定哪个成立");
        assertThat(resolve(one, other, "this", ""))
                .flash()
                .containsEntry("refusal", "mentoring.admission.refusal.said");
        assertThat(resolve(one, "x/y", "this", "有病例"))
                .flash()
                .containsEntry("refusal", "mentoring.admission.refusal.resolution");
        assertThat(resolve(one, other, "this", "有病例可查,对方没有"))
                .flash()
                .containsEntry("done", "mentoring.first.done.resolved");
        assertThat(trail("first", "reason = '有病例可查,对方没有'")).isEqualTo(2);
        assertThat(get("office", other)).bodyText().contains("让位", "有病例可查");
        assertThat(get("office", one)).bodyText().contains("裁定本说法成立");
    }

    @Test
    void aClaimIsNotedOnceWithWords() {
        assertThat(claim("receiver", JIALI.toString(), "gastroscopy", "2026-10-01", ""))
                .flash()
                .containsEntry("refusal", "mentoring.admission.refusal.said")
                .containsKey("typed");
        assertThat(claim("receiver", JIALI.toString(), "gastroscopy", "2030-10-01", "院报"))
                .flash()
                .containsEntry("refusal", "mentoring.admission.refusal.future");
        assertThat(claim("receiver", "x", "gastroscopy", "", "院报"))
                .flash()
                .containsEntry("refusal", "mentoring.admission.refusal.claim");
        claim("receiver", JIALI.toString(), "gastroscopy", "2026-10-01", "<script>院报</script>");
        claim("receiver", JIALI.toString(), "gastroscopy", "2026-10-01", "<script>院报</script>");
        assertThat(claims("gastroscopy").stream().filter("STATED"::equals)).hasSize(1);
        assertThat(get("receiver", first("gastroscopy", "STATED", JIALI)))
                .bodyText()
                .contains("&lt;script&gt;院报")
                .doesNotContain("<script>院报");
        assertThat(claim("receiver", QUMALAI.toString(), "gastroscopy", "", "院报")).hasStatus(404);
        assertThat(claim("bureau", JIALI.toString(), "gastroscopy", "", "院报")).hasStatus(403);
    }

    private List<String> items(String login) {
        var me = accounts.me(accounts.findByLogin(login).orElseThrow().id()).orElseThrow();
        return desk.items(me).stream().map(this::text).toList();
    }

    private String text(Awaiting.Item item) {
        return messages.getMessage(item.key(), item.words().toArray(), Locale.CHINESE);
    }

    private MvcTestResult claim(
            String login, String where, String technique, String day, String words) {
        return post(
                login,
                "/mentoring/firsts",
                "institution",
                where,
                "technique",
                technique,
                "scope",
                "HOSPITAL",
                "day",
                day,
                "words",
                words);
    }

    private MvcTestResult resolve(String one, String other, String stands, String reason) {
        return post(
                "office",
                one + "/resolutions",
                "other",
                other.substring(other.lastIndexOf('/') + 1),
                "stands",
                stands,
                "reason",
                reason);
    }

    private MvcTestResult step(String login, String state, String day, String words) {
        return post(login, NEVER_DONE + "/steps", "state", state, "day", day, "words", words);
    }

    private MvcTestResult decide(String committee, String agreed, String day) {
        return post(
                "receiver",
                NEVER_DONE + "/committees",
                "committee",
                committee,
                "agreed",
                agreed,
                "number",
                "伦〔2026〕" + committee,
                "day",
                day);
    }

    private UUID enter(InstitutionId where, String technique, String day) {
        return enter(where, technique, day, "");
    }

    /** It was something else: what was entered counts no longer. */
    private void takeBack(UUID entry, InstitutionId where, String day) {
        enter(where, "cpr", day, entry.toString());
    }

    private UUID enter(InstitutionId where, String technique, String day, String replaces) {
        var entry = UUID.randomUUID();
        var affairs = As.someone(Role.RECEIVER_AFFAIRS, new Scope.Everywhere());
        var sent =
                pages.post()
                        .uri("/mentoring/log")
                        .with(As.as(affairs))
                        .param("id", entry.toString())
                        .param("institution", where.toString())
                        .param("technique", technique)
                        .param("day", day)
                        .param("outcome", "SUCCESSFUL")
                        .param("complication", "")
                        .param("patient", "")
                        .param("note", "")
                        .param("replaces", replaces)
                        .param("role", "OPERATOR")
                        .param("person", id("person:" + OPERATORS.get(where)).toString())
                        .exchange();
        assertThat(sent).hasStatus3xxRedirection().flash().doesNotContainKey("refusal");
        assertThat(counts(entry)).isTrue();
        return entry;
    }

    private boolean counts(UUID entry) {
        return sql().sql("select exists (select from mentoring.case_now where id = :id)")
                .param("id", entry)
                .query(Boolean.class)
                .single();
    }

    private String state(UUID entry) {
        return sql().sql("select state from mentoring.first_now where entry = :id")
                .param("id", entry)
                .query(String.class)
                .single();
    }

    private List<String> scopes(UUID entry) {
        return sql().sql("select scope from mentoring.first_claim where entry = :id order by scope")
                .param("id", entry)
                .query(String.class)
                .list();
    }

    private List<String> claims(String technique) {
        return sql().sql("select source from mentoring.first_claim where technique = :technique")
                .param("technique", technique)
                .query(String.class)
                .list();
    }

    private String first(String technique, String source, InstitutionId where) {
        return "/mentoring/firsts/"
                + sql().sql(
                                """
                                select id from mentoring.first_claim
                                 where technique = :technique and source = :source and institution = :where limit 1
                                """)
                        .param("technique", technique)
                        .param("source", source)
                        .param("where", where.value())
                        .query(UUID.class)
                        .single();
    }

    private long trail(String kind, String condition) {
        return sql().sql("select count(*) from identity.trail where kind = :kind and " + condition)
                .param("kind", kind)
                .query(Long.class)
                .single();
    }

    private long lines(String claim) {
        return sql().sql(
                        "select count(*) from ledger.standing_line where link = :link and kind = 'FIRSTS_PROVEN'")
                .param("link", claim)
                .query(Long.class)
                .single();
    }

    private JdbcClient sql() {
        return JdbcClient.create(owner);
    }

    private MvcTestResult get(String login, String path) {
        return pages.get().uri(path).with(As.as(login)).exchange();
    }

    private MvcTestResult post(String login, String path, String... fields) {
        var request = pages.post().uri(path).with(As.as(login));
        for (var i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
