package jieli.mentoring.apprenticeship;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import jieli.As;
import jieli.HouseTest;
import jieli.SheetText;
import jieli.identity.Accounts;
import jieli.mentoring.Awaiting;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Agreements on their pages: who sees them, who writes them, what is turned away. */
@HouseTest
class PairPagesTests {

    private static final UUID JIALI = id("institution:嘉黎县人民医院");
    private static final String DANZENG = one("jiali-9");

    @Autowired MockMvcTester pages;
    @Autowired Desk desk;
    @Autowired Accounts accounts;
    @Autowired MessageSource messages;

    @Autowired
    @Qualifier("owner")
    DataSource owner;

    @Test
    void theListFollowsTheScope() throws IOException {
        assertThat(get("receiver", "/mentoring/pairs"))
                .hasStatusOk()
                .bodyText()
                .contains("旦增曲扎", "陈望舒", "腹腔镜胆囊切除术", "模拟")
                .doesNotContain("费韶华");
        assertThat(get("bureau", "/mentoring/pairs")).bodyText().contains("费韶华");
        assertThat(get("donor", "/mentoring/pairs")).hasStatus(403);
        assertThat(get("office", "/mentoring/pairs?state=REMEDIAL"))
                .bodyText()
                .contains("德吉白姆")
                .doesNotContain("旦增曲扎");
        assertThat(get("office", "/mentoring/pairs?words=旦增曲扎"))
                .bodyText()
                .contains("陈望舒")
                .doesNotContain("德吉白姆");
        assertThat(get("office", "/mentoring/pairs?words=zzzz")).bodyText().contains("没有符合条件的协议");
        assertThat(get("office", "/mentoring/pairs?institution=%27&sort=-assessed&at=x"))
                .hasStatusOk();
        assertThat(SheetText.of(get("receiver", "/mentoring/pairs.xlsx")))
                .contains("旦增曲扎", "未达标结束")
                .doesNotContain("费韶华");
    }

    @Test
    void theAgreementIsAPaperForSignature() {
        assertThat(get("apprentice", DANZENG))
                .hasStatusOk()
                .bodyText()
                .contains("师徒带教协议", "副主任医师", "温州市第七人民医院", "2025-09-01", "20 例", "次仁拉姆")
                .contains("带教老师离开后", "派出单位(盖章)", "模拟")
                .doesNotContain("/steps");
        assertThat(get("bureau", DANZENG)).hasStatus(404);
        assertThat(get("office", one("jiali-1"))).bodyText().contains("出师 1", "阑尾切除术", "结束");
        assertThat(get("office", one("jiali-8"))).bodyText().contains("带教老师提前返回");
    }

    @Test
    void anAgreementIsWrittenSignedTaughtBy() {
        var created = propose("receiver", "mentor", person("滕静好", true), "assessment", "");
        assertThat(created).flash().containsEntry("done", "mentoring.pair.done.proposed");
        var it = String.valueOf(created.getResponse().getRedirectedUrl());
        assertThat(step("receiver", it, "SIGNED", "2026-11-20", "")).flash().containsKey("done");
        assertThat(step("receiver", it, "ACTIVE", "2026-11-21", ""))
                .flash()
                .containsEntry("refusal", "mentoring.pair.refusal.unassessed");
        assertThat(
                        post(
                                "receiver",
                                it + "/plans",
                                "assessment",
                                "2027-05-10",
                                "assessor",
                                person("次仁拉姆", false),
                                "reason",
                                "补定考核"))
                .flash()
                .containsEntry("done", "mentoring.pair.done.changed");
        assertThat(step("receiver", it, "ACTIVE", "2026-11-21", "")).flash().containsKey("done");
        assertThat(lines(it)).isEqualTo(1);
        step("receiver", it, "MID_REVIEW", "2026-11-21", "");
        assertThat(step("receiver", it, "GRADUATED", "2026-11-21", ""))
                .flash()
                .containsEntry("refusal", "mentoring.pair.refusal.ungranted")
                .hasEntrySatisfying(
                        "refusalWords",
                        words -> assertThat((String[]) words).containsExactly("全子宫切除术"));
        assertThat(step("receiver", it, "GRADUATED", "2026-11-21", "外院已考核合格"))
                .flash()
                .containsEntry("refusal", "mentoring.pair.refusal.assess.later");
        post(
                "receiver",
                it + "/plans",
                "assessment",
                "2026-11-21",
                "assessor",
                person("次仁拉姆", false),
                "reason",
                "提前考核");
        assertThat(step("receiver", it, "GRADUATED", "2026-11-21", "外院已考核合格"))
                .flash()
                .containsKey("done");
        assertThat(lines(it)).isEqualTo(2);
        assertThat(get("receiver", it)).bodyText().contains("补定考核", "外院已考核合格", "出师");
    }

    @Test
    void whoEndedOnTheDayItBeganNeverTaught() {
        var created = propose("receiver", "apprentice", person("仓决卓嘎", false));
        var it = String.valueOf(created.getResponse().getRedirectedUrl());
        step("receiver", it, "SIGNED", "2026-11-20", "");
        step("receiver", it, "ACTIVE", "2026-11-21", "");
        assertThat(taught(it)).isEqualTo("[2026-11-21,2027-06-01)");
        step("receiver", it, "MENTOR_LEFT", "2026-11-21", "当天返回");
        assertThat(taught(it)).isEmpty();
    }

    private String taught(String it) {
        return JdbcClient.create(owner)
                .sql("select during::text from mentoring.teaching_now where pair = :id")
                .param("id", UUID.fromString(it.substring(it.lastIndexOf('/') + 1)))
                .query(String.class)
                .optional()
                .orElse("");
    }

    private long lines(String it) {
        return JdbcClient.create(owner)
                .sql(
                        "select count(*) from mentoring.pair_step where pair = :id and state in ('ACTIVE', 'GRADUATED')")
                .param("id", UUID.fromString(it.substring(it.lastIndexOf('/') + 1)))
                .query(Long.class)
                .single();
    }

    @Test
    void whatIsWrongIsSaidAndNothingTypedIsLost() {
        var own = person("央金拉姆", false);
        assertThat(propose("receiver", "mentor", own))
                .flash()
                .containsEntry("refusal", why("same"));
        assertThat(propose("receiver", "apprentice", person("滕静好", true)))
                .flash()
                .containsEntry("refusal", why("same"));
        assertThat(propose("receiver", "apprentice", person("詹维桢", true)))
                .flash()
                .containsEntry("refusal", why("employed"));
        assertThat(propose("receiver", "mentor", person("顾长风", true)))
                .flash()
                .containsEntry("refusal", why("there"));
        assertThat(propose("receiver", "last", "2027-08-01"))
                .flash()
                .containsEntry("refusal", why("outside"));
        assertThat(propose("receiver", "assessor", person("滕静好", true)))
                .flash()
                .containsEntry("refusal", why("assessor"));
        assertThat(propose("receiver", "last", "2026-11-01"))
                .flash()
                .containsEntry("refusal", why("reversed"))
                .hasEntrySatisfying(
                        "typed",
                        typed ->
                                assertThat(((PairForm) typed).technique())
                                        .contains("hysterectomy"));
        assertThat(propose("receiver", "technique", "juggling"))
                .flash()
                .containsEntry("refusal", why("technique"));
        assertThat(propose("receiver", "target", "2030-01-01"))
                .flash()
                .containsEntry("refusal", why("target"));
        assertThat(propose("receiver", "least", "many"))
                .flash()
                .containsEntry("refusal", why("goal"));
        assertThat(propose("bureau", "department", "外科")).hasStatus(403);
        var elsewhere = id("institution:玛曲县人民医院").toString();
        assertThat(propose("receiver", "institution", elsewhere)).hasStatus(404);
    }

    @Test
    void whatAwaitsSomebodyStandsOnTheirDesk() {
        assertThat(items("receiver"))
                .anyMatch(one -> one.contains("白玛央珍") && one.contains("已于 2026-03-10 离开"))
                .anyMatch(one -> one.contains("旦增曲扎") && one.contains("中期评估"))
                .noneMatch(one -> one.contains("才让东智"));
        assertThat(items("specialist")).anyMatch(one -> one.contains("旦增曲扎"));
        assertThat(items("specialist")).noneMatch(one -> one.contains("白玛央珍"));
        assertThat(items("donor")).isEmpty();
    }

    private List<String> items(String login) {
        var me = accounts.me(accounts.findByLogin(login).orElseThrow().id()).orElseThrow();
        return desk.items(me).stream().map(this::text).toList();
    }

    private String text(Awaiting.Item item) {
        return messages.getMessage(item.key(), item.words().toArray(), Locale.CHINESE);
    }

    private MvcTestResult propose(String login, String... changed) {
        var fields =
                new ArrayList<>(
                        List.of(
                                "institution", JIALI.toString(),
                                "mentor", person("滕静好", true),
                                "apprentice", person("央金拉姆", false),
                                "department", "妇产科",
                                "from", "2026-11-20",
                                "last", "2027-05-31",
                                "assessment", "2027-05-20",
                                "assessor", person("次仁拉姆", false),
                                "technique", "hysterectomy",
                                "level", "4",
                                "least", "5",
                                "target", "2027-05-01"));
        for (var i = 0; i < changed.length; i += 2) {
            fields.set(fields.indexOf(changed[i]) + 1, changed[i + 1]);
        }
        return post(login, "/mentoring/pairs", fields.toArray(String[]::new));
    }

    private static String why(String reason) {
        return "mentoring.pair.refusal." + reason;
    }

    private MvcTestResult step(String login, String it, String state, String day, String words) {
        return post(login, it + "/steps", "state", state, "day", day, "words", words);
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

    private static String person(String name, boolean visitor) {
        return id("person:" + name + "@" + (visitor ? "温州市第七人民医院" : "嘉黎县人民医院")).toString();
    }

    private static String one(String key) {
        return "/mentoring/pairs/" + id("pair:" + key);
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
