package jieli.briefings.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Page furniture gives no facts, but its date anchors the text. */
class LayoutTests {

    private static final String PAGE =
            """
            云岭医讯网
            您当前的位置:首页 > 新闻 > 正文
            18家企业入驻云岭工业园
            情系高原:医疗队在云岭县的这一年
            2023-09-04 10:20:308月28日至30日,省中心医院专家一行赴云岭县开展巡诊,诊疗患者240人次。
            医技传帮带
            今年以来,医疗队完成手术63台,去年同期为40台。
            责任编辑:王某
            相关阅读
            我县新增3家养老机构,惠及老人500人。
            云岭县召开第12次会议
            咨询电话:0999-1234567 某ICP备2020001234号
            """;

    @Test
    void onlyTheArticleYieldsFigures() {
        var reading = Reader.standard().read(PAGE, "page.txt");

        assertThat(reading.facts().stream().filter(fact -> fact.kind().countable()))
                .extracting(Fact::value, Fact::unit, Fact::period)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("240", "人次", "2023-08-28..2023-08-30"),
                        org.assertj.core.groups.Tuple.tuple("63", "台", "2023年以来"),
                        org.assertj.core.groups.Tuple.tuple("40", "台", "2022"));
    }

    @Test
    void theTimeOfThePageIsItsDateThoughGluedToTheText() {
        assertThat(Reader.standard().read(PAGE, "page.txt").reportDate())
                .isEqualTo(LocalDate.of(2023, 9, 4));
    }

    @Test
    void everyCutNamesItsRule() {
        var reading = Reader.standard().read(PAGE, "page.txt");

        assertThat(reading.cuts())
                .extracting(Reading.Cut::rule)
                .contains("page-time", "breadcrumb", "editors", "after-the-end");
        assertThat(reading.paragraphs()).hasSize(2);
    }

    @Test
    void aTextOfOneLineWithoutAFullStopIsStillRead() {
        assertThat(StatementsTests.countable(Reader.standard().read("选派医生3名", "note.txt")))
                .containsExactly("count|3|名||未说明");
    }
}
