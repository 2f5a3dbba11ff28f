package jieli.deployment.trouble;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.UUID;
import javax.sql.DataSource;
import jieli.As;
import jieli.HouseTest;
import jieli.SheetText;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A leaking roof, a sick parent: who raises it, who sees what of it, who solves it. */
@HouseTest
class TroublePagesTests {

    private static final UUID CHEN = id("posting:陈望舒@2025-07-01");
    private static final String FATHER = "父亲下月手术";
    private static final String PRIVATE = "内容只对本人、领队和派出单位显示";

    @Autowired MockMvcTester pages;

    @Autowired
    @Qualifier("owner")
    DataSource owner;

    @Test
    void theListFollowsTheScope() {
        assertThat(get("receiver", "/deployment/troubles"))
                .hasStatusOk()
                .bodyText()
                .contains("宿舍屋顶漏水", "有人办", "已 12 天", "用了 4 天", "模拟")
                .doesNotContain("食堂没有晚饭");
        assertThat(get("office", "/deployment/troubles")).bodyText().contains("食堂没有晚饭");
        assertThat(get("donor", "/deployment/troubles"))
                .hasStatusOk()
                .bodyText()
                .contains("没有您能看到的困难")
                .doesNotContain("宿舍屋顶漏水");
        assertThat(get("supporter", "/deployment/troubles?state=SOLVED"))
                .bodyText()
                .contains("电暖器坏了")
                .doesNotContain("宿舍屋顶漏水");
        assertThat(get("office", "/deployment/troubles?posting=" + CHEN + "&category=HOUSING"))
                .bodyText()
                .contains("宿舍屋顶漏水")
                .doesNotContain("电暖器坏了", "食堂没有晚饭");
        assertThat(get("office", "/deployment/troubles?posting=%27&sort=-newest&at=x"))
                .hasStatusOk();
    }

    @Test
    void thePrivateIsShownInWordsToTheMemberTheLeaderTheHospitalAtHome() throws IOException {
        for (var login : Arrays.asList("specialist", "supporter")) {
            assertThat(get(login, one("2"))).hasStatusOk().bodyText().contains(FATHER);
            assertThat(SheetText.of(get(login, "/deployment/troubles.xlsx"))).contains(FATHER);
        }
        for (var login : Arrays.asList("receiver", "office", "apprentice")) {
            assertThat(get(login, one("2")))
                    .as(login)
                    .hasStatusOk()
                    .bodyText()
                    .contains(PRIVATE, "已 3 天")
                    .doesNotContain(FATHER, "/steps");
            assertThat(SheetText.of(get(login, "/deployment/troubles.xlsx")))
                    .as(login)
                    .contains(PRIVATE)
                    .doesNotContain(FATHER);
            assertThat(post(login, one("2") + "/steps", "state", "OWNED"))
                    .flash()
                    .containsEntry("refusal", "deployment.trouble.refusal.NOT_YOURS");
        }
        assertThat(get("maqu", one("2"))).hasStatus(404);
    }

    @Test
    void aTroubleIsRaisedOwnedSolvedOpenedAgain() {
        var words = "水管冻裂 " + UUID.randomUUID();
        assertThat(raise("specialist", "SUPPLIES", words))
                .flash()
                .containsEntry("done", "deployment.trouble.done.raised");
        var it = "/deployment/troubles/" + find(words);
        assertThat(step("receiver", it, "SOLVED", "没人认领就解决"))
                .flash()
                .containsEntry("refusal", "deployment.trouble.refusal.NOT_FROM_HERE");
        assertThat(step("specialist", it, "OWNED", ""))
                .flash()
                .containsEntry("done", "deployment.trouble.done.OWNED");
        assertThat(step("receiver", it, "OWNED", "我来找人"))
                .flash()
                .containsEntry("done", "deployment.trouble.done.OWNED");
        assertThat(step("receiver", it, "SOLVED", " "))
                .flash()
                .containsEntry("refusal", "deployment.trouble.refusal.WORDS_MISSING");
        assertThat(step("receiver", it, "SOLVED", "换了水管"))
                .flash()
                .containsEntry("done", "deployment.trouble.done.SOLVED");
        assertThat(step("apprentice", it, "REOPENED", "我也来说"))
                .flash()
                .containsEntry("refusal", "deployment.trouble.refusal.NOT_YOURS");
        assertThat(step("specialist", it, "REOPENED", "又冻裂了"))
                .flash()
                .containsEntry("done", "deployment.trouble.done.REOPENED");
        assertThat(get("supporter", it)).bodyText().contains("我来找人", "换了水管", "又冻裂了", "又出现", "次仁拉姆");
    }

    @Test
    void aTroubleIsHandedToSomebodyWhoCanSeeToIt() {
        var words = "锅炉停了 " + UUID.randomUUID();
        raise("specialist", "HEATING", words);
        var it = "/deployment/troubles/" + find(words);
        var form = Jsoup.parse(text(get("receiver", it))).select("form[action$=/owner] option");
        assertThat(form.eachText()).contains("陈望舒").doesNotContain("次仁拉姆");
        var leader = form.stream().filter(one -> one.text().equals("陈望舒")).findFirst();
        var to = leader.orElseThrow().val();
        assertThat(hand("apprentice", it, to, ""))
                .flash()
                .containsEntry("refusal", "deployment.trouble.refusal.NOT_YOURS");
        var stranger = UUID.randomUUID().toString();
        assertThat(hand("receiver", it, stranger, "请尽快"))
                .flash()
                .containsEntry("refusal", "deployment.trouble.refusal.NOT_ABLE")
                .containsEntry("typed", new TroublePages.Typed("hand", stranger, "请尽快"));
        assertThat(hand("receiver", it, to, "请尽快"))
                .flash()
                .containsEntry("done", "deployment.trouble.done.handed");
        assertThat(get("supporter", it)).bodyText().contains("交给 陈望舒", "请尽快");
        assertThat(hand("receiver", it, to, ""))
                .flash()
                .containsEntry("refusal", "deployment.trouble.refusal.NOT_ABLE");
        assertThat(
                        sql().sql(
                                        "select after from identity.trail where kind = 'trouble' and object = :id")
                                .param("id", find(words))
                                .query(String.class)
                                .list())
                .containsExactly("owner " + to);
    }

    @Test
    void aPrivateTroubleIsHandedOnlyToThoseItsWordsAreFor() {
        var page = Jsoup.parse(text(get("supporter", one("2"))));
        var names = page.select("form[action$=/owner] option").eachText();
        assertThat(names).doesNotContain("次仁拉姆");
    }

    private MvcTestResult hand(String login, String it, String to, String words) {
        return post(login, it + "/owner", "owner", to, "words", words);
    }

    private static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), UTF_8);
    }

    @Test
    void thatTheHospitalAtHomeHasSeenItIsWrittenDownOnce() {
        var words = "断网 " + UUID.randomUUID();
        raise("specialist", "TRANSPORT", words);
        var it = "/deployment/troubles/" + find(words);
        get("receiver", it);
        assertThat(get("specialist", it)).bodyText().contains("还没有看到");
        get("supporter", it);
        get("supporter", it);
        assertThat(get("specialist", it)).bodyText().doesNotContain("还没有看到");
        assertThat(
                        sql().sql(
                                        "select count(*) from deployment.trouble_seen where trouble = :id")
                                .param("id", find(words))
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    void nobodyRaisesOneForSomebodyElseWithoutTheRight() {
        assertThat(raise("apprentice", "OTHER", "冒名")).hasStatus(404);
        assertThat(raise("former", "OTHER", "冒名")).hasStatus(404);
        assertThat(
                        post(
                                "former",
                                "/deployment/troubles",
                                "posting",
                                id("posting:顾长风@2023-07-01").toString(),
                                "category",
                                "OTHER",
                                "words",
                                "已离任"))
                .hasStatus(404);
        assertThat(raise("receiver", "HOUSING", "代为提出"))
                .flash()
                .containsEntry("done", "deployment.trouble.done.raised");
    }

    @Test
    void whatWasTypedComesBackAndStaysText() {
        assertThat(raise("specialist", "", "<script>mark9()</script>"))
                .flash()
                .containsEntry("refusal", "deployment.trouble.refusal.CATEGORY_MISSING")
                .containsEntry(
                        "typed", new TroublePages.Typed("raise", "", "<script>mark9()</script>"));
        assertThat(raise("specialist", "OTHER", "长".repeat(2001)))
                .flash()
                .containsEntry("refusal", "deployment.trouble.refusal.TOO_LONG");
        raise("specialist", "OTHER", "<script>mark9()</script>");
        assertThat(get("office", "/deployment/troubles"))
                .bodyText()
                .contains("&lt;script&gt;mark9()")
                .doesNotContain("<script>mark9()");
    }

    private static String one(String number) {
        return "/deployment/troubles/" + id("trouble:" + number);
    }

    private MvcTestResult raise(String login, String category, String words) {
        return post(
                login,
                "/deployment/troubles",
                "posting",
                CHEN.toString(),
                "category",
                category,
                "words",
                words);
    }

    private MvcTestResult step(String login, String it, String state, String words) {
        return post(login, it + "/steps", "state", state, "words", words);
    }

    private UUID find(String words) {
        return sql().sql("select id from deployment.trouble where words = :words")
                .param("words", words)
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

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
