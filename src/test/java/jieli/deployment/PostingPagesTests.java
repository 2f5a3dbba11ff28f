package jieli.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import jieli.HouseTest;
import jieli.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@HouseTest
class PostingPagesTests {

    @LocalServerPort int port;

    @Test
    void theOverviewTellsWhoIsThereAndWhereNobodyIs() {
        var page = office().open("/deployment").page();
        assertThat(page.text()).contains("陈望舒").contains("今天没有派驻人员");
        assertThat(page.select("section[aria-labelledby=quiet-title]").text())
                .contains("锦屏中学")
                .doesNotContain("玛曲县人民医院");
    }

    /** The demonstration wants an ultrasound doctor nobody is, and an anaesthetist from January. */
    @Test
    void theOverviewWarnsOfWhatIsMissing() {
        var ahead = office().open("/deployment").page().select("[aria-labelledby=ahead-title]");
        assertThat(ahead.select("li:contains(超声医学科)").text()).contains("正在缺人");
        assertThat(ahead.select("li a").attr("href")).startsWith("/deployment/coverage?recipient=");
        assertThat(ahead.select("li .badge.warn").eachText())
                .isNotEmpty()
                .allSatisfy(soon ->
                        assertThat(Integer.parseInt(soon.replaceAll("\\D", ""))).isBetween(1, 60));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-07-01 | 2026-06-30 | 早于第一天",
                "2026-07-01 | '' | 要有最后一天",
                "下个月 | 2026-06-30 | 有效的第一天",
                "2026-07-01 | 2026-13-01 | 有效的最后一天",
                "0001-01-01 | 2026-06-30 | 有效的第一天",
                "2026-01-01 | 2026-06-30 | 不能同时在两处"
            })
    void aWrongPeriodIsRefusedWithASentenceAndEverythingTypedComesBack(
            String from, String last, String sentence) {
        var office = office();
        office.open("/deployment/postings/new");
        var back =
                office.sendAndFollow(
                        "/deployment/postings",
                        "name",
                        "陈望舒",
                        "person",
                        id("person:陈望舒@温州市第七人民医院"),
                        "place",
                        id("pairing:wenzhou-jiali") + "/" + id("institution:嘉黎县人民医院"),
                        "part",
                        "SPECIALIST",
                        "stay",
                        "POSTING",
                        "specialty",
                        "paediatrics",
                        "department",
                        "儿科病区",
                        "from",
                        from,
                        "last",
                        last);
        assertThat(back.refusal()).contains(sentence);
        var page = back.page();
        assertThat(page.select("input[name=department]").val()).isEqualTo("儿科病区");
        assertThat(page.select("input[name=from]").val()).isEqualTo(from);
        assertThat(page.select("select[name=specialty] option[selected]").val())
                .isEqualTo("paediatrics");
    }

    @Test
    void theRosterOfADayShowsWhoWasThere() {
        var page =
                office().open(
                                "/deployment/postings?on=2024-01-15&recipient="
                                        + id("institution:嘉黎县人民医院"))
                        .page();
        assertThat(page.text()).contains("顾长风").doesNotContain("陈望舒");
    }

    @Test
    void aFilterThatIsNoDayFindsNothingAndBreaksNothing() {
        var answer = office().open("/deployment/postings?on=morgen");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.page().select(".empty").text()).contains("没有符合条件");
    }

    @Test
    void aHospitalSeesItsOwnRosterOnly() {
        var receiver = new Visitor(port);
        receiver.signIn("receiver");
        assertThat(receiver.open("/deployment/postings?on=2025-08-15").page().text())
                .contains("陈望舒")
                .doesNotContain("玛曲县人民医院");
    }

    private Visitor office() {
        var office = new Visitor(port);
        office.signIn("office");
        return office;
    }

    private static String id(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(UTF_8)).toString();
    }
}
