package jieli.deployment.handover;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import jieli.As;
import jieli.HouseTest;
import jieli.SheetText;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A pack completed, signed by both, changed after that; a gate that lets nobody leave without. */
@HouseTest
class HandoverPagesTests {

    private static final String CHEN = base("陈望舒@2025-07-01");
    private static final String GU = base("顾长风@2023-07-01");

    @Autowired MockMvcTester pages;

    @Autowired
    @Qualifier("owner")
    DataSource owner;

    @Test
    void thePackHoldsWhatTheHouseKnowsAndWhatWasTyped() throws IOException {
        assertThat(get("receiver", CHEN))
                .hasStatusOk()
                .bodyText()
                .contains("徒弟旦增曲扎", "腹腔镜主机", "暂无接任者", "宿舍屋顶漏水", "模拟")
                .doesNotContain("父亲下月手术");
        assertThat(get("former", GU)).hasStatusOk().bodyText().contains("接任:陈望舒", "双方已签", "疝修补");
        assertThat(get("specialist", CHEN + "/print"))
                .hasStatusOk()
                .bodyText()
                .contains("离任者(签名)", "SHA-256");
        assertThat(SheetText.of(get("receiver", CHEN + ".xlsx"))).contains("徒弟旦增曲扎");
    }

    @Test
    void onlyThoseItConcernsReachIt() {
        assertThat(get("former", CHEN)).hasStatus(404);
        assertThat(get("maqu", CHEN)).hasStatus(404);
        assertThat(get("donor", CHEN)).hasStatus(404);
        assertThat(get("bureau", CHEN)).hasStatus(404);
        assertThat(add("apprentice", CHEN, "other", "不该能写", "")).hasStatus(404);
        assertThat(sign("apprentice", CHEN, "DEPARTMENT"))
                .flash()
                .containsEntry("refusal", "deployment.handover.refusal.NOT_YOUR_SIDE");
        assertThat(sign("receiver", CHEN, "LEAVER"))
                .flash()
                .containsEntry("refusal", "deployment.handover.refusal.NOT_YOUR_SIDE");
        assertThat(post("specialist", CHEN + "/waiver", "reason", "自己免签"))
                .hasStatus3xxRedirection();
        assertThat(get("specialist", CHEN)).bodyText().doesNotContain("自己免签");
    }

    @Test
    void aChangeIsAFurtherVersionAndOneSeesWhatOneChanges() throws IOException {
        assertThat(add("specialist", CHEN, "contacts", "护士长" + UUID.randomUUID(), "座机 8"))
                .flash()
                .containsEntry("done", "deployment.handover.done.added");
        var item = newest();
        assertThat(change(item, 1, "护士长办公室", "座机 9"))
                .flash()
                .containsEntry("done", "deployment.handover.done.changed");
        assertThat(change(item, 1, "旧页面", "旧"))
                .flash()
                .containsEntry("refusal", "deployment.handover.refusal.CHANGED_MEANWHILE")
                .containsEntry("typed", new Typed("", "旧页面", "旧", false));
        assertThat(get("specialist", CHEN)).bodyText().contains("座机 9").doesNotContain("座机 8");
        assertThat(post("receiver", CHEN + "/items/" + item, "version", "2", "struck", "true"))
                .flash()
                .containsEntry("done", "deployment.handover.done.changed");
        assertThat(get("specialist", CHEN)).bodyText().doesNotContain("座机 9");
        assertThat(SheetText.of(get("specialist", CHEN + ".xlsx"))).contains("座机 8", "座机 9", "已去掉");
        assertThat(post("specialist", CHEN + "/items/" + UUID.randomUUID(), "title", "x"))
                .hasStatus(404);
    }

    @Test
    void noIdentityNumberGetsIn() {
        assertThat(add("specialist", CHEN, "consultations", "复查", "身份证 540699196803145148"))
                .flash()
                .containsEntry("refusal", "deployment.handover.refusal.IDENTITY_NUMBER");
        assertThat(add("specialist", CHEN, "nowhere", "x", ""))
                .flash()
                .containsEntry("refusal", "deployment.handover.refusal.SECTION_UNKNOWN");
        assertThat(add("specialist", CHEN, "other", " ", "没有标题"))
                .flash()
                .containsEntry("refusal", "deployment.handover.refusal.TITLE_MISSING")
                .containsEntry("form", "other");
    }

    @Test
    void signedThenChangedIsNoLongerSigned() {
        var posting = base("滕静好@2026-07-01");
        add("receiver", posting, "techniques", "剖宫产 <script>mark9()</script>", "本地可独立");
        assertThat(leave("滕静好@2026-07-01"))
                .flash()
                .containsEntry("refusal", "deployment.handover.gate.UNSIGNED");
        assertThat(sign("receiver", posting, "DEPARTMENT"))
                .flash()
                .containsEntry("done", "deployment.handover.done.signed");
        assertThat(sign("receiver", posting, "DEPARTMENT"))
                .flash()
                .containsEntry("refusal", "deployment.handover.refusal.SIGNED_ALREADY");
        assertThat(leave("滕静好@2026-07-01"))
                .flash()
                .containsEntry("refusal", "deployment.handover.gate.HALF");
        var stale = digest("receiver", posting);
        add("receiver", posting, "techniques", "产钳", "还差 3 例");
        assertThat(get("receiver", posting))
                .bodyText()
                .contains("签字后清单有改动", "&lt;script&gt;mark9()")
                .doesNotContain("<script>mark9()");
        assertThat(post("receiver", posting + "/signatures", "side", "DEPARTMENT", "digest", stale))
                .flash()
                .containsEntry("refusal", "deployment.handover.refusal.CHANGED_MEANWHILE");
        assertThat(post("office", posting + "/waiver", "reason", " "))
                .flash()
                .containsEntry("refusal", "deployment.handover.refusal.REASON_MISSING");
        assertThat(post("office", posting + "/waiver", "reason", "因病提前返回,由科主任代交"))
                .flash()
                .containsEntry("done", "deployment.handover.done.waived");
        assertThat(leave("滕静好@2026-07-01")).flash().doesNotContainKey("refusal");
        assertThat(get("receiver", posting)).bodyText().contains("免签离任", "因病提前返回", "周明远");
        assertThat(
                        sql().sql(
                                        """
                                        select count(*) from identity.trail
                                         where kind = 'handover' and action = 'SAFETY_OVERRIDDEN' and reason like '因病提前%'
                                        """)
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    void bothSidesSignTheSameAndAChangeUndoesIt() {
        add("specialist", CHEN, "promises", "交接前的最后一条", "");
        assertThat(sign("specialist", CHEN, "LEAVER"))
                .flash()
                .containsEntry("done", "deployment.handover.done.signed");
        assertThat(sign("receiver", CHEN, "DEPARTMENT"))
                .flash()
                .containsEntry("done", "deployment.handover.done.signed");
        assertThat(get("specialist", CHEN)).bodyText().contains("双方已签", "可以离任");
        add("specialist", CHEN, "promises", "签字后想起来的", "");
        assertThat(get("specialist", CHEN)).bodyText().contains("签后有改动").doesNotContain("可以离任");
    }

    /** The posting is put where its next step is to leave. */
    private MvcTestResult leave(String name) {
        var posting = id("posting:" + name);
        sql().sql(
                        """
                        insert into deployment.posting_step (posting, number, state, entered_by, entered_at)
                        select :posting, max(number) + 1, 'HANDING_OVER', '测试', now()
                          from deployment.posting_step where posting = :posting
                        """)
                .param("posting", posting)
                .update();
        return post(
                "office",
                "/deployment/postings/" + posting + "/steps",
                "next",
                "LEFT",
                "reason",
                "到期");
    }

    private MvcTestResult add(String login, String at, String section, String title, String words) {
        return post(login, at + "/items", "section", section, "title", title, "words", words);
    }

    private MvcTestResult change(UUID item, int version, String title, String words) {
        return post(
                "specialist",
                CHEN + "/items/" + item,
                "version",
                String.valueOf(version),
                "title",
                title,
                "words",
                words);
    }

    private MvcTestResult sign(String login, String at, String side) {
        return post(login, at + "/signatures", "side", side, "digest", digest("receiver", at));
    }

    private String digest(String login, String at) {
        var field = page(get(login, at)).selectFirst("input[name=digest]");
        return Objects.requireNonNull(field).attr("value");
    }

    private static Document page(MvcTestResult result) {
        try {
            return Jsoup.parse(result.getResponse().getContentAsString(UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private UUID newest() {
        return sql().sql("select item from deployment.handover_item order by at desc limit 1")
                .query(UUID.class)
                .single();
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

    private JdbcClient sql() {
        return JdbcClient.create(owner);
    }

    private static String base(String name) {
        return "/deployment/postings/" + id("posting:" + name) + "/handover";
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
