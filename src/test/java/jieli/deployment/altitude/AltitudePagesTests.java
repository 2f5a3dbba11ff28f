package jieli.deployment.altitude;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import jieli.As;
import jieli.HouseTest;
import jieli.SheetText;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Each sees on these pages what the matrix lets them. */
@HouseTest
class AltitudePagesTests {

    private static final String REVIEWED =
            "/deployment/postings/" + id("posting:詹维桢@2026-07-01") + "/altitude";

    @Autowired MockMvcTester pages;

    @Test
    void thePersonSeesTheirOwnTrend() {
        assertThat(text("specialist", "/deployment/altitude")).contains("嘉黎县人民医院", "个人血氧基线");
        assertThat(text("specialist", "/deployment/altitude/check")).contains("headache");
        assertThat(text("donor", "/deployment/altitude")).contains("没有派驻");
    }

    @Test
    void thePhysicianSeesValuesTheLeaderAWordTheOthersLess() {
        assertThat(text("expert", REVIEWED)).contains("79", "132/84", "黄", "需复核");
        // 陈望舒 leads there
        assertThat(text("specialist", REVIEWED)).contains("需复核").doesNotContain("132/84");
        assertThat(text("office", REVIEWED)).contains("需复核").doesNotContain("132/84");
        assertThat(text("supporter", REVIEWED))
                .contains("有条件适岗")
                .doesNotContain("132/84", "需复核", "血压");
        assertThat(text("receiver", REVIEWED))
                .contains("可上岗")
                .doesNotContain("132/84", "需复核", "适岗评估");
        assertThat(pages.get().uri(REVIEWED).with(As.as("donor")).exchange()).hasStatus(404);
    }

    @Test
    void everyTableGoesOutAsASheet() throws Exception {
        for (var table : List.of("trend", "officers", "bands", "questionnaire")) {
            var answer =
                    pages.get()
                            .uri("/deployment/altitude/" + table + ".xlsx")
                            .with(As.as("expert"))
                            .exchange();
            assertThat(answer).as(table).hasStatusOk();
            var sheet = SheetText.of(answer);
            assertThat(sheet)
                    .as(table)
                    .contains(
                            switch (table) {
                                case "trend" -> "血氧中位数";
                                case "officers" -> "沈听澜";
                                case "bands" -> "84–90";
                                default -> "器质性";
                            });
        }
    }

    private String text(String login, String path) {
        var answer = pages.get().uri(path).with(As.as(login)).exchange();
        assertThat(answer).as(path).hasStatusOk();
        try {
            return answer.getResponse().getContentAsString(UTF_8);
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
