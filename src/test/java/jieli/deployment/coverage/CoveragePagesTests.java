package jieli.deployment.coverage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import jieli.HouseTest;
import jieli.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The chart of a recipient, and the next gaps of all. */
@HouseTest
class CoveragePagesTests {

    private static final String JIALI =
            "/deployment/coverage?recipient=" + id("institution:嘉黎县人民医院");

    @LocalServerPort int port;

    @Test
    void theChartDrawsEachPostingAsALinkAndSaysEachGapInWords() {
        var page = as("office").open(JIALI).page();
        var bar = page.select("a[href=/deployment/postings/" + id("posting:陈望舒@2025-07-01") + "]");
        assertThat(bar.attr("aria-label")).contains("陈望舒").contains("2025-07-01");
        assertThat(page.select("[style]")).isEmpty();
        var holes = page.select(".chart a[href^=#gap-]");
        assertThat(page.select("tr[id^=gap-]")).hasSameSizeAs(holes);
        holes.forEach(hole -> assertThat(page.select(hole.attr("href"))).hasSize(1));
    }

    @Test
    void theOutlookListsTheNextGapsByDayAndEveryRecipientInReach() {
        var page = as("office").open("/deployment/coverage").page();
        var days = page.select("td[data-label=从]").eachText();
        assertThat(days).isSorted().isNotEmpty();
        assertThat(page.text()).contains("嘉黎县人民医院").contains("玛曲县人民医院");
        assertThat(as("receiver").open("/deployment/coverage").page().text())
                .contains("嘉黎县人民医院")
                .doesNotContain("玛曲县人民医院");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from=昨天 | 起始年月看不懂",
                "from=0001-01 | 起始年月看不懂",
                "from=2026-13 | 起始年月看不懂",
                "warn=-5 | 预警天数看不懂",
                "warn=99999 | 预警天数看不懂"
            })
    void whatCannotBeReadIsSaidAndTheChartShownAllTheSame(String typed, String sentence) {
        var answer = as("office").open(JIALI + "&" + typed.replace("昨天", "%E6%98%A8%E5%A4%A9"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.refusal()).contains(sentence);
        assertThat(answer.page().select(".chart svg")).isNotEmpty();
        var name = typed.substring(0, typed.indexOf('='));
        assertThat(answer.page().select("input[name=" + name + "]").val())
                .isEqualTo(typed.substring(typed.indexOf('=') + 1));
    }

    @Test
    void aRecipientOutsideTheReachDoesNotExist() {
        var maqu = "/deployment/coverage?recipient=" + id("institution:玛曲县人民医院");
        assertThat(as("receiver").open(maqu).status()).isEqualTo(404);
        assertThat(as("office").open("/deployment/coverage?recipient=nobody").status())
                .isEqualTo(404);
    }

    private Visitor as(String login) {
        var visitor = new Visitor(port);
        visitor.comeAsDemo(login);
        return visitor;
    }

    private static String id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
    }
}
