package jieli.deployment.coverage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import jieli.HouseTest;
import jieli.Visitor;
import jieli.pairing.PairingId;
import jieli.pairing.Pairings.Within;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The chart of a recipient, and the next gaps of all. */
@HouseTest
class CoveragePagesTests {

    private static final String JIALI =
            "/deployment/coverage?recipient=" + id("institution:嘉黎县人民医院");

    @LocalServerPort int port;
    @Autowired Stints stints;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @Autowired Clock clock;

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

    @Test
    void theStepsTellOnWhichDaysSomebodyWasThere() {
        var today = LocalDate.now(clock);
        var agreed = Days.of(today.minusDays(60), today.plusDays(60));
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            var posting = posting(today, today.minusDays(90));
            assertThat(counted(posting)).isEqualTo(Days.of(today.plusDays(1), end(agreed)));
            step(posting, 1, "CLEARED", today.minusDays(55));
            assertThat(counted(posting)).isEqualTo(Days.of(today.plusDays(1), end(agreed)));
            step(posting, 2, "TRAVELLING", today.minusDays(50));
            step(posting, 3, "ON_DUTY", today.minusDays(45));
            assertThat(counted(posting)).isEqualTo(Days.of(today.minusDays(50), end(agreed)));
            step(posting, 4, "LEFT", today.minusDays(10));
            step(posting, 5, "CLOSED", today);
            assertThat(counted(posting))
                    .isEqualTo(Days.of(today.minusDays(50), today.minusDays(9)));
        });
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            var lookingBack = posting(today, today);
            step(lookingBack, 1, "ON_DUTY", today);
            assertThat(counted(lookingBack)).isEqualTo(agreed);
        });
    }

    private static LocalDate end(Days days) {
        return Objects.requireNonNull(days.end());
    }

    /** Somebody agreed on for sixty days before and after today. */
    private UUID posting(LocalDate today, LocalDate entered) {
        var posting = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into deployment.posting (id, pairing, person, recipient, part, stay, entered_by, entered_at)
                        values (:id, :id, :id, :id, 'SPECIALIST', 'POSTING', 'test', cast(:entered as date))
                        """)
                .param("id", posting)
                .param("entered", entered.toString())
                .update();
        jdbc.sql(
                        """
                        insert into deployment.posting_term (posting, version, during, reason, entered_by, entered_at)
                        values (:id, 1, daterange(cast(:today as date) - 60, cast(:today as date) + 60), '', 'test', now())
                        """)
                .param("id", posting)
                .param("today", today.toString())
                .update();
        return posting;
    }

    private void step(UUID posting, int number, String state, LocalDate day) {
        jdbc.sql(
                        """
                        insert into deployment.posting_step (posting, number, state, entered_by, entered_at)
                        values (:id, :number, :state, 'test', cast(:day as date))
                        """)
                .param("id", posting)
                .param("number", number)
                .param("state", state)
                .param("day", day.toString())
                .update();
    }

    private Days counted(UUID posting) {
        var there = stints.list(new Within(false, Set.of(new PairingId(posting))));
        return there.values().iterator().next().getFirst().term();
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
