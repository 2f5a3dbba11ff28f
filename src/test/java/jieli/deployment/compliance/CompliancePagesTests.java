package jieli.deployment.compliance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jieli.HouseTest;
import jieli.Visitor;
import jieli.pairing.PairingId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rules as pages: kept or not, edited as a new version, bound, waived. */
@HouseTest
class CompliancePagesTests {

    private static final String YUSHU = "/deployment/compliance/" + id("pairing:honghui-yushu");
    private static final String MAQU = "/deployment/compliance/" + id("pairing:shengeryuan-maqu");

    @LocalServerPort int port;
    @Autowired JdbcClient jdbc;
    @Autowired ComplianceBook book;

    @Test
    void everyRuleStandsWithItsStateItsSentenceItsParametersAndItsWaiver() {
        var page = office().open(YUSHU).page();
        assertThat(page.select("article h2").eachText().toString())
                .contains("每年派驻人数", "连续服务时间", "全年有人");
        assertThat(page.select("#check-presence").text())
                .contains("豁免:省卫生健康委医政处(模拟)")
                .contains("容许空岗天数 7 本结对另定")
                .contains("提前几天预警 60 规则集");
        assertThat(page.select("#check-heads").text()).contains("一个席位,两个人");
        assertThat(page.text()).contains("管理人员占比上限").contains("不要求").contains("默认");
        assertThat(page.text()).contains("按日历日还是在岗日 日历日", "按自然年还是批次年 自然年").doesNotContain("日历/自然年");
        assertThat(office().open("/deployment/rules/R10.1").page().select("dl.facts").text())
                .isEqualTo("交接清单双方签字 是 交接重叠天数 7");
    }

    @Test
    void signaturesUnderHandOversAreRead() {
        var page = office().open("/deployment/compliance/" + id("pairing:guoyao-zhiduo")).page();
        assertThat(page.select("#check-signed").text()).contains("交接清单双方签字");
        assertThat(page.text()).doesNotContain("规则要求:true");
        var jiali = new PairingId(UUID.fromString(id("pairing:wenzhou-jiali")));
        assertThat(book.signed(List.of(jiali)))
                .contains(UUID.fromString(id("posting:顾长风@2023-07-01")));
    }

    @Test
    void allPairingsInReachStandOnOnePage() {
        assertThat(office().open("/deployment/compliance").page().select("tbody tr"))
                .hasSizeGreaterThanOrEqualTo(5);
        assertThat(as("receiver").open("/deployment/compliance").page().select("td.name").text())
                .contains("嘉黎县")
                .doesNotContain("玉树")
                .doesNotContain("玛曲");
        assertThat(as("receiver").open(YUSHU).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"19, 1950", "abc, 1950", "99999, 1950"})
    void aYearThatIsNoneIsSaid(String year, String least) {
        var answer = office().open(YUSHU + "?year=" + year);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.refusal()).contains("年份看不懂").contains(least);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-07-01 | 2026-06-30 | 局长 | 封路 | 早于第一天",
                "2026-07-01 | ''         | 局长 | 封路 | 必须有最后一天",
                "2026-07-01 | 2026-08-01 | ''   | 封路 | 批准人",
                "2026-07-01 | 2026-08-01 | 局长 | ''   | 理由",
                "某天       | 2026-08-01 | 局长 | 封路 | 第一天看不懂"
            })
    void aWaiverNeedsANameAReasonAndAnEnd(
            String from, String last, String name, String reason, String sentence) {
        var office = office();
        office.open(MAQU);
        var back =
                office.sendAndFollow(
                        MAQU + "/waivers",
                        "check",
                        "months",
                        "name",
                        name,
                        "reason",
                        reason,
                        "from",
                        from,
                        "last",
                        last);
        assertThat(back.refusal()).contains(sentence);
        assertThat(back.page().select("input[name=name]").val()).isEqualTo(name);
        assertThat(back.page().select("input[name=last]").val()).isEqualTo(last);
    }

    @Test
    void aWaiverIsShownAndTakenBack() {
        var office = office();
        office.open(MAQU);
        var page =
                office.sendAndFollow(
                        MAQU + "/waivers",
                        "check",
                        "months",
                        "name",
                        "州卫健委",
                        "reason",
                        "轮训",
                        "from",
                        "2026-01-01",
                        "last",
                        "2099-12-31");
        assertThat(page.page().select("#check-months").text()).contains("豁免:州卫健委");
        var form = page.page().select("form[action$=/end]").attr("action");
        assertThat(office.sendAndFollow(form).page().text()).contains("豁免已取消");
        assertThat(office.send(form).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "maxGapDays | 三天 | 讨论过 | 不合适",
                "maxGapDays | -1   | 讨论过 | 不合适",
                "minMonths  | 3    | 讨论过 | 没有这个问题",
                "maxGapDays | 3    | ''     | 理由",
                "leaveDaysNotBreaking | 400 | 讨论过 | 互相矛盾"
            })
    void anAnswerThatDoesNotFitIsRefused(
            String parameter, String value, String reason, String sentence) {
        var office = office();
        office.open(MAQU);
        var back =
                office.sendAndFollow(
                        MAQU + "/ambiguities",
                        "parameter",
                        parameter,
                        "value",
                        value,
                        "reason",
                        reason);
        assertThat(back.refusal()).contains(sentence);
        assertThat(back.page().select("input[name=value]").val()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p.headPerBatchMin | 9    | 每批至少人数大于至多人数",
                "p.minMonths       | -3   | 至少连续月数",
                "p.minMonths       | 半年 | 整数",
                "p.allYearPresence | 也许 | 是",
                "p.minMnoths       | 6    | minMnoths",
                "last              | 2001-01-01 | 早于第一天",
                "english           | ''   | 名称"
            })
    void aRuleSetThatContradictsItselfIsRefusedAndNothingTypedIsLost(
            String field, String value, String sentence) {
        var office = office();
        office.open("/deployment/rules/R2.1");
        var back = office.sendAndFollow("/deployment/rules/R2.1", fields(field, value));
        assertThat(back.refusal()).contains(sentence);
        assertThat(back.page().select("input[name=p.headPerBatchMax]").val()).isEqualTo("8");
        assertThat(back.page().select("input[name=chinese]").val()).isEqualTo("另一种读法");
        assertThat(
                        jdbc.sql("select count(*) from pairing.rule_set where chinese = '另一种读法'")
                                .query(Integer.class)
                                .single())
                .isZero();
    }

    @Test
    void aRuleSetIsEditedAsANewVersionAndBoundFromADay() {
        var office = office();
        office.open("/deployment/rules/R2.1");
        var page = office.sendAndFollow("/deployment/rules/R2.1", fields("chinese", "重点县,每批至多八人"));
        assertThat(page.page().select("h1").text()).startsWith("R2.").doesNotContain("R2.1 ");
        assertThat(page.page().select("dl.facts").text()).contains("每批至多人数 8");
        var key = page.page().select("h1").text().split(" ", 2)[0];
        var from = LocalDate.of(2026, 1, 1);
        var refused = office.sendAndFollow(MAQU + "/rules", "rules", key, "from", "1999-01-01");
        assertThat(refused.refusal()).contains("不在有效期内");
        var bound = office.sendAndFollow(MAQU + "/rules", "rules", key, "from", from.toString());
        assertThat(bound.page().text()).contains(key + " 重点县,每批至多八人").contains("自 2026-01-01");
        var before = office.open(MAQU + "?year=2025").page();
        assertThat(before.text()).contains("R2.1").contains("至 2025-12-31");
        office.sendAndFollow(MAQU + "/rules", "rules", "R2.1", "from", from.toString());
    }

    @Test
    void onlyWhoMayWriteThereBindsAndWaives() {
        var bureau = as("bureau");
        assertThat(bureau.open(MAQU).page().select("form[action*=waivers]")).isEmpty();
        assertThat(bureau.send(MAQU + "/rules", "rules", "R1.1", "from", "2026-01-01").status())
                .isEqualTo(403);
        var receiver = as("receiver");
        receiver.open("/deployment/compliance");
        assertThat(receiver.send(MAQU + "/rules", "rules", "R1.1", "from", "2026-01-01").status())
                .isEqualTo(404);
    }

    /** All fields of a form that would be accepted, but for one. */
    private static String[] fields(String field, String value) {
        var all = new java.util.LinkedHashMap<String, String>();
        all.put("chinese", "另一种读法");
        all.put("english", "Another reading");
        all.put("source", "R");
        all.put("from", "2022-01-01");
        all.put("last", "");
        all.put("p.headPerBatchMin", "5");
        all.put("p.headPerBatchMax", "8");
        all.put("p.minMonths", "12");
        all.put(field, value);
        return all.entrySet().stream()
                .flatMap(one -> java.util.stream.Stream.of(one.getKey(), one.getValue()))
                .toArray(String[]::new);
    }

    private Visitor office() {
        return as("office");
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
