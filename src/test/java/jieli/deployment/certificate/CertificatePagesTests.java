package jieli.deployment.certificate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import jieli.As;
import jieli.HouseTest;
import jieli.SheetText;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Certificates issued, checked by strangers, taken back, tampered with. */
@HouseTest
class CertificatePagesTests {

    private static final UUID CHEN = id("person:陈望舒@温州市第七人民医院");
    private static final UUID GU = id("person:顾长风@温州市第七人民医院");

    @Autowired MockMvcTester pages;

    @Autowired
    @Qualifier("owner")
    DataSource owner;

    @Test
    void daysOfSeveralPostingsStandWithTheirSum() throws IOException {
        assertThat(get(As.as("supporter"), base(GU)))
                .hasStatusOk()
                .bodyText()
                .contains("嘉黎县人民医院", "2023-07-01 – 2025-06-30", "731", "累计满一年", "模拟");
        assertThat(SheetText.of(get(As.as("supporter"), base(GU) + ".xlsx")))
                .contains("嘉黎县人民医院", "731");
    }

    @Test
    void everybodyReadsTheirOwnAndNobodyCertifiesThemselves() {
        assertThat(get(As.as("former"), base(GU)))
                .hasStatusOk()
                .bodyText()
                .contains("731")
                .doesNotContain("name=\"issuer\"");
        assertThat(get(As.as("former"), base(CHEN))).hasStatus(404);
        assertThat(post("former", base(GU), "issuer", "自己")).hasStatus(404);
        assertThat(get(As.as("donor"), base(GU))).hasStatus(404);
        assertThat(get(As.as("township"), base(GU))).hasStatus(404);
    }

    @Test
    void aStrangerChecksTheCodeAndSeesAMaskedName() {
        var code = issue(CHEN, "温州市第七人民医院 <b>医务处</b>");
        var page = get(As.nobody(), "/verify/" + code);
        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .contains("与开具时一致", "陈*", "嘉黎县人民医院", "2025-07-01", "&lt;b&gt;医务处")
                .doesNotContain("陈望舒", CHEN.toString(), "<b>医务处");
        assertThat(
                        get(
                                As.nobody(),
                                "/verify?code=" + code.toLowerCase(Locale.ROOT).replace("-", "")))
                .hasStatusOk()
                .bodyText()
                .contains("与开具时一致");
    }

    @Test
    void aForgedCodeIsAnsweredLikeAnyOther() {
        for (var code :
                new String[] {"00000-00000-00000-00000", "x", "'--", "<script>a</script>"}) {
            assertThat(pages.get().uri("/verify").param("code", code).with(As.nobody()).exchange())
                    .as(code)
                    .hasStatus(404)
                    .bodyText()
                    .contains("没有证明使用这个验证码")
                    .doesNotContain("<script>a");
        }
        assertThat(get(As.nobody(), "/verify")).hasStatusOk();
    }

    @Test
    void aRowThatWasTamperedWithProvesNothing() {
        var code = issue(CHEN, "温州市第七人民医院");
        sql().sql(
                        "update deployment.certificate set content = replace(content, '2025-07-01', '2015-07-01') where code = :code")
                .param("code", code.replace("-", ""))
                .update();
        assertThat(get(As.nobody(), "/verify/" + code))
                .hasStatusOk()
                .bodyText()
                .contains("内容被改动", "不能作为凭证")
                .doesNotContain("2015-07-01", "与开具时一致");
    }

    @Test
    void whatWasCorrectedSinceIsSaid() {
        var code = issue(CHEN, "温州市第七人民医院");
        var absence = UUID.randomUUID();
        sql().sql(
                        """
                        insert into deployment.absence (id, posting, kind, during, entered_by, entered_at)
                        values (:id, :posting, 'LEAVE', '[2025-07-10,2025-07-12)', '测试', now())
                        """)
                .param("id", absence)
                .param("posting", id("posting:陈望舒@2025-07-01"))
                .update();
        try {
            assertThat(get(As.nobody(), "/verify/" + code)).bodyText().contains("开具后有更正");
        } finally {
            sql().sql("delete from deployment.absence where id = :id")
                    .param("id", absence)
                    .update();
        }
        assertThat(get(As.nobody(), "/verify/" + code)).bodyText().contains("与开具时一致");
    }

    @Test
    void oneTakenBackSaysSoToWhoeverAsks() {
        var code = issue(CHEN, "温州市第七人民医院");
        var one =
                sql().sql("select id from deployment.certificate where code = :code")
                        .param("code", code.replace("-", ""))
                        .query(UUID.class)
                        .single();
        var address = "/deployment/people/" + CHEN + "/certificates/" + one;
        assertThat(post("supporter", address + "/withdrawal", "reason", " "))
                .flash()
                .containsEntry("refusal", "deployment.certificate.refusal.REASON_MISSING");
        assertThat(post("supporter", address + "/withdrawal", "reason", "天数有误"))
                .flash()
                .containsEntry("done", "deployment.certificate.done.withdrawn");
        assertThat(post("supporter", address + "/withdrawal", "reason", "再来"))
                .flash()
                .containsEntry("refusal", "deployment.certificate.refusal.WITHDRAWN_ALREADY");
        assertThat(get(As.nobody(), "/verify/" + code))
                .bodyText()
                .contains("已撤回", "不再有效")
                .doesNotContain("天数有误");
        assertThat(
                        sql().sql(
                                        "select count(*) from identity.trail where object = :id and kind = 'certificate'")
                                .param("id", one)
                                .query(Long.class)
                                .single())
                .isEqualTo(2);
    }

    @Test
    void theFileHoldsWhatThePaperHolds() throws IOException {
        var paper = "/deployment/people/" + GU + "/certificates/" + id("certificate:顾长风");
        assertThat(get(As.as("former"), paper))
                .hasStatusOk()
                .bodyText()
                .contains("顾长风", "普通外科", "731", "/verify/");
        var sent = get(As.as("former"), paper + ".pdf");
        assertThat(sent).hasStatusOk().hasContentType("application/pdf");
        try (var document = Loader.loadPDF(sent.getResponse().getContentAsByteArray())) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s", ""))
                    .contains("兹证明顾长风同志", "嘉黎县人民医院", "731", "模拟数据");
        }
    }

    @Test
    void aTibetanNameStandsOnThePageAndIsRefusedAsAFile() {
        var person = UUID.randomUUID();
        send(person, "བསྟན་འཛིན");
        try {
            assertRefusedAsAFile(person);
        } finally {
            forget(person);
        }
    }

    private void assertRefusedAsAFile(UUID person) {
        issue(person, "温州市第七人民医院");
        var one =
                sql().sql("select id from deployment.certificate where person = :person")
                        .param("person", person)
                        .query(UUID.class)
                        .single();
        var paper = "/deployment/people/" + person + "/certificates/" + one;
        assertThat(get(As.as("supporter"), paper)).hasStatusOk().bodyText().contains("བསྟན་འཛིན");
        assertThat(get(As.as("supporter"), paper + ".pdf"))
                .hasRedirectedUrl(base(person))
                .flash()
                .containsEntry("refusal", "deployment.certificate.refusal.NO_LETTERS_FOR")
                .containsKey("refusalWords");
    }

    private void send(UUID person, String name) {
        var posting = UUID.randomUUID();
        sql().sql(
                        "insert into directory.person (id, name, pinyin, simulated) values (:id, :name, 'x', true)")
                .param("id", person)
                .param("name", name)
                .update();
        sql().sql(
                        """
                        insert into deployment.posting (id, pairing, person, recipient, part, stay, entered_by, entered_at, simulated)
                        select :id, pairing, :person, recipient, 'SPECIALIST', 'POSTING', '测试', now(), true
                          from deployment.posting where id = :chen
                        """)
                .param("id", posting)
                .param("person", person)
                .param("chen", id("posting:陈望舒@2025-07-01"))
                .update();
        sql().sql(
                        """
                        insert into deployment.posting_term values (:id, 1, '[2024-01-01,2024-07-01)', '', '测试', now());
                        insert into deployment.posting_step values (:id, 1, 'CLOSED', '', '测试', now())
                        """)
                .param("id", posting)
                .update();
    }

    /** Other tests count who was where. */
    private void forget(UUID person) {
        sql().sql(
                        """
                        delete from deployment.certificate where person = :person;
                        delete from deployment.journey where posting in (select id from deployment.posting where person = :person);
                        delete from deployment.posting_step where posting in (select id from deployment.posting where person = :person);
                        delete from deployment.posting_term where posting in (select id from deployment.posting where person = :person);
                        delete from deployment.tenure where person = :person;
                        delete from deployment.posting where person = :person
                        """)
                .param("person", person)
                .update();
    }

    @Test
    void nobodyMayChangeARowOnceIssued() {
        assertThat(
                        sql().sql(
                                        """
                                        select count(*) from information_schema.role_table_grants
                                         where grantee = 'jieli_app' and table_schema = 'deployment'
                                           and table_name ~ '^(certificate|handover|trouble)'
                                           and privilege_type not in ('SELECT', 'INSERT')
                                        """)
                                .query(Long.class)
                                .single())
                .isZero();
    }

    private String issue(UUID person, String issuer) {
        assertThat(post("supporter", base(person), "issuer", issuer))
                .flash()
                .containsEntry("done", "deployment.certificate.done.issued");
        var body = get(As.as("supporter"), base(person)).getResponse();
        try {
            var link = Jsoup.parse(body.getContentAsString(UTF_8)).selectFirst("h3 a");
            return Objects.requireNonNull(link).text();
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }

    private MvcTestResult get(RequestPostProcessor who, String path) {
        return pages.get().uri(path).with(who).exchange();
    }

    private MvcTestResult post(String login, String path, String... fields) {
        var request = pages.post().uri(path).with(As.as(login));
        for (var i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    private JdbcClient sql() {
        return JdbcClient.create(owner);
    }

    private static String base(UUID person) {
        return "/deployment/people/" + person + "/certificate";
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
