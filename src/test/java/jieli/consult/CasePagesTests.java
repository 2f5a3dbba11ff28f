package jieli.consult;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import jieli.As;
import jieli.HouseTest;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Doctors of two hospitals, and people who are none of theirs, at the pages of cases. */
@HouseTest
class CasePagesTests {

    private static final UUID JIALI = id("case:1");
    private static final UUID MAQU = id("case:8");
    private static final String NUMBER = "540699196803145148";

    @Autowired MockMvcTester pages;

    @Autowired
    @Qualifier("owner")
    DataSource owner;

    @Test
    void eachHospitalListsItsOwnCasesWithMaskedNames() {
        assertThat(get("apprentice", "/cases"))
                .hasStatusOk()
                .bodyText()
                .contains(number(JIALI), "索*", "平*")
                .doesNotContain(number(MAQU), "索朗德吉", "措多乡卫生院");
        assertThat(get("maqu", "/cases"))
                .hasStatusOk()
                .bodyText()
                .contains(number(MAQU), "道*")
                .doesNotContain(number(JIALI));
        assertThat(get("receiver", "/cases")).bodyText().contains("措多乡卫生院");
    }

    @Test
    void theListIsNarrowedByNumberPlaceOrState() {
        assertThat(get("apprentice", "/cases?q=" + number(JIALI)))
                .bodyText()
                .contains(number(JIALI))
                .doesNotContain(number(id("case:2")));
        assertThat(get("receiver", "/cases?institution=" + id("institution:措多乡卫生院")))
                .bodyText()
                .doesNotContain(number(JIALI));
        assertThat(get("apprentice", "/cases?state=CLOSED"))
                .bodyText()
                .contains(number(id("case:4")))
                .doesNotContain(number(JIALI));
        assertThat(get("apprentice", "/cases?q=%27%25&sort=-number&at=x")).hasStatusOk();
    }

    @Test
    void aCaseShowsNothingUnmaskedAndWritesTheViewDown() {
        var before = trail("VIEWED", JIALI);
        assertThat(get("apprentice", "/cases/" + JIALI))
                .hasStatusOk()
                .bodyText()
                .contains("索*", "540*************48", "130****0001")
                .doesNotContain("索朗德吉", NUMBER, "13000000001");
        assertThat(trail("VIEWED", JIALI)).isEqualTo(before + 1);
    }

    @Test
    void aForeignCaseIsAnsweredLikeNone() {
        var foreign = get("apprentice", "/cases/" + MAQU);
        var none = get("apprentice", "/cases/" + UUID.randomUUID());
        assertThat(foreign).hasStatus(404);
        assertThat(none).hasStatus(404);
        assertThat(get("apprentice", "/cases/" + MAQU + "/print")).hasStatus(404);
        assertThat(get("apprentice", "/cases/nothing")).hasStatus(404);
        for (var deed : List.of("notes", "closing", "parties", "unmasking")) {
            assertThat(
                            post(
                                    "apprentice",
                                    "/cases/" + MAQU + "/" + deed,
                                    "words",
                                    "x",
                                    "field",
                                    "NAME",
                                    "reason",
                                    "x"))
                    .as(deed)
                    .hasStatus(404);
        }
    }

    @Test
    void peopleWithoutPatientsGetNoFurtherThanTheDoor() {
        for (var login :
                List.of("admin", "auditor", "bureau", "office", "donor", "supporter", "former")) {
            for (var path :
                    List.of(
                            "/cases",
                            "/cases.xlsx",
                            "/cases/" + JIALI,
                            "/cases/" + JIALI + "/print",
                            "/cases/new")) {
                assertThat(get(login, path)).as(login + " " + path).hasStatus(403);
            }
        }
    }

    @Test
    void anExpertSeesWhatTheyWereAskedAboutAndAddsNothing() {
        assertThat(get("expert", "/cases/" + JIALI))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("name=\"words\"", "/unmasking", "索朗德吉");
        assertThat(get("expert", "/cases/" + id("case:2"))).hasStatus(404);
        assertThat(post("expert", "/cases/" + JIALI + "/notes", "words", "x")).hasStatus(403);
        assertThat(post("expert", "/cases/" + JIALI + "/unmasking", "field", "NAME", "reason", "x"))
                .hasStatus(403);
    }

    @Test
    void askingAnExpertOpensTheCaseToThem() {
        var one = open("apprentice", "旺堆", "");
        assertThat(get("expert", one)).hasStatus(404);
        assertThat(get("apprentice", one + "?expert=沈听澜")).bodyText().contains("邀请 沈听澜");
        var expert = id("person:沈听澜@温州市第七人民医院").toString();

        assertThat(post("apprentice", one + "/parties", "person", expert)).hasRedirectedUrl(one);

        assertThat(get("expert", one)).hasStatusOk();
        assertThat(post("apprentice", one + "/parties", "person", expert))
                .flash()
                .containsEntry("refusal", "consult.refusal.ASKED_ALREADY");
        var donor = id("person:何修远@国药集团").toString();
        assertThat(post("apprentice", one + "/parties", "person", donor))
                .flash()
                .containsEntry("refusal", "consult.refusal.NO_EXPERT");
    }

    @Test
    void aFieldIsUnmaskedOnceWithAReason() {
        assertThat(unmask("IDENTITY_NUMBER", " "))
                .flash()
                .containsEntry("refusal", "consult.refusal.REASON_MISSING");
        var before = trail("UNMASKED", JIALI);

        var shown = unmask("IDENTITY_NUMBER", "办理转院手续");

        assertThat(shown).hasStatusOk().bodyText().contains(NUMBER).doesNotContain("索朗德吉");
        assertThat(shown).headers().hasValue("Cache-Control", "no-store");
        assertThat(shown.getRequest().getSession(false)).isNull();
        assertThat(trail("UNMASKED", JIALI)).isEqualTo(before + 1);
        assertThat(get("apprentice", "/cases/" + JIALI)).bodyText().doesNotContain(NUMBER);
    }

    @Test
    void aRefusedFormComesBackWholeButLeavesTheNumberNowhere() {
        var refused =
                post(
                        "apprentice",
                        "/cases",
                        "institution",
                        id("institution:嘉黎县人民医院").toString(),
                        "name",
                        "曲珍<b>",
                        "number",
                        "540699196803145149",
                        "phone",
                        "13000000099",
                        "birthYear",
                        "1968",
                        "language",
                        "bo",
                        "reason",
                        "发热 <script>三天");
        assertThat(refused)
                .hasStatus(422)
                .bodyText()
                .contains(
                        "校验位",
                        "曲珍&lt;b&gt;",
                        "540699196803145149",
                        "13000000099",
                        "发热 &lt;script&gt;三天");
        assertThat(refused.getMvcResult().getFlashMap().isEmpty()).isTrue();
        var session = refused.getRequest().getSession(false);
        if (session != null) {
            Collections.list(session.getAttributeNames())
                    .forEach(name ->
                            assertThat(String.valueOf(session.getAttribute(name)))
                                    .doesNotContain("540699196803145149"));
        }
    }

    @Test
    void yearSexOrPlaceThatDisagreeAreRefused() {
        assertThat(form("number", NUMBER, "birthYear", "1969")).bodyText().contains("出生年与身份证号不一致");
        assertThat(form("number", NUMBER, "sex", "MALE")).bodyText().contains("性别与身份证号不一致");
        assertThat(form("phone", "123")).bodyText().contains("电话应为");
        assertThat(form("birthYear", "1700")).bodyText().contains("出生年应为");
        assertThat(form("institution", id("institution:玛曲县人民医院").toString()))
                .bodyText()
                .contains("请选择数据所属单位");
        assertThat(form("pairing", id("pairing:shengeryuan-maqu").toString()))
                .bodyText()
                .contains("这个结对关系不在您的范围内");
    }

    @Test
    void theSamePatientKeepsTheirPseudonym() {
        var first = open("apprentice", "格桑", "540699196003142221");
        var second = open("apprentice", "格桑", "540699196003142221");
        var pseudonyms =
                sql().sql("select distinct pseudonym from consult.case_record where id in (:ids)")
                        .param("ids", List.of(uuid(first), uuid(second)))
                        .query(String.class)
                        .list();
        assertThat(pseudonyms).singleElement().asString().hasSize(8);
        assertThat(
                        sql().sql(
                                        """
                                        select count(*) from consult.case_record c
                                         where position('格桑' in c::text) > 0
                                            or position('540699196003142221' in c::text) > 0
                                        """)
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @Test
    void aCaseIsNotedUponThenClosedThenLeftAlone() {
        var one = open("apprentice", "多吉", "");
        assertThat(post("apprentice", one + "/notes", "words", " "))
                .flash()
                .containsEntry("refusal", "consult.refusal.WORDS_MISSING");
        post("apprentice", one + "/notes", "words", "体温正常");
        assertThat(post("apprentice", one + "/closing", "words", "出院", "outcome", ""))
                .flash()
                .containsEntry("refusal", "consult.refusal.OUTCOME_MISSING")
                .containsEntry("typed", new CaseDeeds.Typed("closing", "出院", ""));
        post("apprentice", one + "/closing", "words", "出院", "outcome", "RECOVERED");
        assertThat(get("apprentice", one)).bodyText().contains("体温正常", "出院", "治愈");
        assertThat(post("apprentice", one + "/notes", "words", "补记"))
                .flash()
                .containsEntry("refusal", "consult.refusal.CLOSED_ALREADY");
    }

    @Test
    void aSheetLeavesTheHouseMaskedAndWrittenDown() throws Exception {
        var before =
                sql().sql("select count(*) from identity.trail where action = 'EXPORTED'")
                        .query(Long.class)
                        .single();
        var sheet = get("apprentice", "/cases.xlsx");
        assertThat(sheet).hasStatusOk();
        var text = unzipped(sheet.getResponse().getContentAsByteArray());
        assertThat(text).contains(number(JIALI), "索*").doesNotContain("索朗德吉", NUMBER);
        assertThat(
                        sql().sql("select count(*) from identity.trail where action = 'EXPORTED'")
                                .query(Long.class)
                                .single())
                .isEqualTo(before + 1);
    }

    @Test
    void paperIsMaskedTooAndWrittenDown() {
        var before = trail("PRINTED", JIALI);
        assertThat(get("apprentice", "/cases/" + JIALI + "/print"))
                .hasStatusOk()
                .bodyText()
                .contains(number(JIALI), "旦增曲扎 打印于")
                .doesNotContain("索朗德吉", NUMBER);
        assertThat(trail("PRINTED", JIALI)).isEqualTo(before + 1);
    }

    @Test
    void oneWrongDigitIsNoCaseNumber() {
        var number = CaseNumber.of(2026, 123);
        assertThat(CaseNumber.read(number.text().replace("-", " "))).contains(number);
        assertThat(CaseNumber.read("2026 00123" + number.text().charAt(10))).contains(number);
        for (var at : List.of(0, 3, 7, 9, 10)) {
            for (var digit = '0'; digit <= '9'; digit++) {
                var typed = new StringBuilder(number.text());
                typed.setCharAt(at, digit);
                assertThat(CaseNumber.read(typed.toString()).isPresent())
                        .isEqualTo(typed.toString().equals(number.text()));
            }
        }
    }

    @Test
    void aCaseIsShownToNobodyElsesPartners() {
        var moved =
                post(
                        "maqu",
                        "/cases",
                        "institution",
                        id("institution:玛曲县人民医院").toString(),
                        "pairing",
                        id("pairing:wenzhou-jiali").toString(),
                        "name",
                        "曲珍",
                        "reason",
                        "发热");
        assertThat(moved).hasStatus(422).bodyText().contains("结对关系", "曲珍");
    }

    private MvcTestResult form(String... changed) {
        var fields =
                new LinkedHashMap<>(
                        Map.of(
                                "institution", id("institution:嘉黎县人民医院").toString(),
                                "name", "曲珍",
                                "reason", "发热"));
        for (var i = 0; i < changed.length; i += 2) {
            fields.put(changed[i], changed[i + 1]);
        }
        var flat = fields.entrySet().stream().flatMap(e -> Stream.of(e.getKey(), e.getValue()));
        var result = post("apprentice", "/cases", flat.toArray(String[]::new));
        assertThat(result).hasStatus(422);
        return result;
    }

    private String open(String login, String name, String number) {
        var opened =
                post(
                        login,
                        "/cases",
                        "institution",
                        id("institution:嘉黎县人民医院").toString(),
                        "pairing",
                        id("pairing:wenzhou-jiali").toString(),
                        "name",
                        name,
                        "number",
                        number,
                        "reason",
                        "测试用");
        assertThat(opened).hasStatus3xxRedirection();
        var url = opened.getResponse().getRedirectedUrl();
        assertThat(url).startsWith("/cases/");
        return url == null ? "" : url;
    }

    private MvcTestResult unmask(String field, String reason) {
        return post(
                "apprentice", "/cases/" + JIALI + "/unmasking", "field", field, "reason", reason);
    }

    private MvcTestResult get(String login, String path) {
        return pages.get().uri(path).with(As.as(login)).exchange();
    }

    private MvcTestResult post(String login, String path, String... fields) {
        var request = pages.post().uri(path).with(As.as(login)).with(csrf());
        for (var i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    private long trail(String action, UUID object) {
        return sql().sql(
                        "select count(*) from identity.trail where action = :action and object = :object")
                .param("action", action)
                .param("object", object)
                .query(Long.class)
                .single();
    }

    private String number(UUID id) {
        return sql().sql("select number from consult.case_record where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    private JdbcClient sql() {
        return JdbcClient.create(owner);
    }

    private static String unzipped(byte[] sheet) throws IOException {
        var text = new StringBuilder();
        var file = Files.createTempFile(Path.of("target"), "cases", ".xlsx");
        Files.write(file, sheet);
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                text.append(new String(zip.getInputStream(entry).readAllBytes(), UTF_8));
            }
        }
        return Parser.unescapeEntities(text.toString(), true);
    }

    private static UUID uuid(String path) {
        return UUID.fromString(path.substring("/cases/".length()));
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
