package jieli.deployment.planning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import jieli.As;
import jieli.HouseTest;
import jieli.listing.Sheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The office of a programme plans a round: what goes in, what is refused, what comes back. */
@HouseTest
class RoundPagesTests {

    private static final String DEMO = "/deployment/plans/" + id("plan-round:jiali");

    @Autowired MockMvcTester pages;

    @Autowired
    @Qualifier("owner")
    DataSource owner;

    @Test
    void theDemonstrationsRoundStandsInTheListMarkedAsSimulated() {
        assertThat(get("/deployment/plans"))
                .hasStatusOk()
                .bodyText()
                .contains("嘉黎县人民医院 2027—2028 年轮换", "模拟");
        assertThat(get(DEMO)).hasStatusOk().bodyText().contains("麻醉科", "从岗位需求取", "求方案");
        assertThat(get(DEMO + "/nominees")).hasStatusOk().bodyText().contains("范知秋", "未评估", "模拟");
        assertThat(get("/deployment/plans.xlsx")).hasStatusOk();
        assertThat(get(DEMO + "/nominees.xlsx")).hasStatusOk();
        assertThat(get(DEMO + "/posts.xlsx")).hasStatusOk();
    }

    @Test
    void aRoundOfPairingsOutOfReachIsAnsweredLikeNone() {
        assertThat(pages.get().uri(DEMO).with(As.as("bureau"))).hasStatus(404);
        assertThat(pages.get().uri("/deployment/plans").with(As.as("bureau")))
                .hasStatusOk()
                .bodyText()
                .contains("还没有排班轮次")
                .doesNotContain("2027—2028");
        assertThat(pages.get().uri(DEMO).with(As.as("donor"))).hasStatus(403);
        assertThat(pages.get().uri(DEMO).with(As.as("specialist")))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("从岗位需求取", "移出本轮", "name=\"limit\"");
        assertThat(pages.post().uri(DEMO + "/seats").with(As.as("specialist"))).hasStatus(403);
        assertThat(get("/deployment/plans/none")).hasStatus(404);
    }

    @Test
    void whatPeopleSaidIsForThoseWhoPlan() throws IOException {
        var shown = text(pages.get().uri(DEMO + "/nominees").with(As.as("specialist")).exchange());
        assertThat(shown)
                .contains("范知秋", "温州市第七人民医院", "个人情况只给排班的人看")
                .doesNotContain("未评估", "填报", "2027-01-01", "sort=cleared", "移出本轮");
        var sent = pages.get().uri(DEMO + "/nominees.xlsx").with(As.as("specialist")).exchange();
        assertThat(rows(sent).getFirst()).isEqualTo("姓名|单位|专业|职称级别");
        assertThat(rows(sent)).anyMatch(row -> row.startsWith("范知秋|"));
        var exports = exports();
        assertThat(rows(get(DEMO + "/nominees.xlsx")).getFirst()).contains("出生年", "配偶姓名");
        assertThat(exports()).isEqualTo(exports + 1);
        var plan = "/runs/" + id("plan-run:jiali") + "/plan";
        until(() -> text(get(DEMO + plan)).contains("最小改动"));
        assertThat(pages.get().uri(DEMO + plan).with(As.as("specialist")))
                .bodyText()
                .contains("涉及个人情况的原因只给排班的人看", "空缺")
                .doesNotContain("最小改动", "谁合适", "填报");
    }

    private long exports() {
        return JdbcClient.create(owner)
                .sql(
                        "select count(*) from identity.trail where action = 'EXPORTED' and kind = 'nominee'")
                .query(Long.class)
                .single();
    }

    @Test
    void aRefusedRoundKeepsWhatWasTyped() {
        var refused =
                post(
                        "/deployment/plans",
                        "name",
                        "下一批人",
                        "pairings",
                        pairing(),
                        "from",
                        "2027-07-01",
                        "last",
                        "2027-01-01");
        assertThat(refused).flash().containsEntry("refusal", "deployment.plan.refusal.reversed");
        var form = (RoundForm) refused.getMvcResult().getFlashMap().get("form");
        assertThat(Objects.requireNonNull(form).name()).isEqualTo("下一批人");
        for (var wrong :
                List.of(
                        List.of("minMonths", "12", "maxMonths", "6", "months"),
                        List.of("dates", "2027-01-01 tomorrow", "x", "x", "dates"),
                        List.of("restDays", "-1", "x", "x", "number.restDays"),
                        List.of("restDays", "0", "x", "x", "number.restDays"),
                        List.of("overlapDays", "", "x", "x", "number.overlapDays"),
                        List.of("dates", "2035-01-01", "x", "x", "dates"),
                        List.of("batch", "zero", "x", "x", "batch"),
                        List.of("seed", "1.5", "x", "x", "seed"),
                        List.of("name", " ", "x", "x", "name"),
                        List.of("pairings", UUID.randomUUID().toString(), "x", "x", "pairing"),
                        List.of("last", "2027-02-30", "x", "x", "date"))) {
            assertThat(create(wrong.get(0), wrong.get(1), wrong.get(2), wrong.get(3)))
                    .as(wrong.toString())
                    .flash()
                    .containsEntry("refusal", "deployment.plan.refusal." + wrong.get(4));
        }
    }

    @Test
    void seatsComeInForTheDaysOnWhichNobodyHoldsThemAndOnlyOnce() {
        var round = round();
        assertThat(post(round + "/seats"))
                .flash()
                .containsEntry("done", "deployment.plan.done.seats");
        assertThat(post(round + "/seats"))
                .flash()
                .containsEntry("done", "deployment.plan.done.no-seat");
        assertThat(get(round)).bodyText().contains("麻醉科", "2027-07-01").doesNotContain("普通外科");
        assertThat(post(round + "/people"))
                .flash()
                .containsEntry("done", "deployment.plan.done.people");
        assertThat(post(round + "/people"))
                .flash()
                .containsEntry("done", "deployment.plan.done.nobody");
        assertThat(get(round + "/nominees?q=范知")).bodyText().contains("范知秋").doesNotContain("卓令闻");
    }

    @Test
    void aRoundWithoutPostsOrPeopleIsNotPlanned() {
        var round = round();
        assertThat(post(round + "/runs", "seed", "1", "limit", "5"))
                .flash()
                .containsEntry("refusal", "deployment.plan.refusal.no-post");
        post(round + "/seats");
        assertThat(post(round + "/runs", "seed", "1", "limit", "5"))
                .flash()
                .containsEntry("refusal", "deployment.plan.refusal.no-nominee");
    }

    @Test
    void aCorrectWorkbookIsTakenWhole() throws IOException {
        var round = round();
        var sent =
                workbook(
                        List.of("姓名", "单位", "出生年", "专业", "职称级别", "适岗海拔", "可派第一天", "可派最后一天", "配偶姓名"),
                        Arrays.asList(
                                "穆一一",
                                "温州市第七人民医院",
                                1985,
                                "儿科、新生儿科",
                                "副高",
                                4500,
                                "2027/1/1",
                                "2027-12-31",
                                "穆二二"),
                        Arrays.asList(
                                "穆二二", "温州市第七人民医院", 1986, "麻醉科", "主治医师", null, null, null, null));
        bring(round, "NOMINEES", sent);
        assertThat(get(round + "/intake")).bodyText().contains("2 行全部收下");
        assertThat(get(round + "/nominees"))
                .bodyText()
                .contains("穆一一", "穆二二", "2027-12-31", "人员名录里还没有");
    }

    @Test
    void aWorkbookWithWrongRowsComesBackWithSentencesAndNothingIsTaken() throws IOException {
        var round = round();
        var sent =
                workbook(
                        List.of("姓名", "单位", "出生年", "专业", "职称级别", "适岗海拔", "可派第一天", "可派最后一天", "配偶姓名"),
                        Arrays.asList(
                                "穆三三",
                                "温州市第七人民医院",
                                1985,
                                "儿科",
                                "副高",
                                4500,
                                "2027-01-01",
                                "2027-12-31",
                                null),
                        Arrays.asList("穆三三", "温州市第七人民医院", null, "儿科", "副高", 4500, null, null, null),
                        Arrays.asList(
                                "", "没有的医院", 1785, "没有的科", "教授", "高", "七月一日", "2026-01-01", null),
                        Arrays.asList(
                                "穆四四",
                                "温州市第七人民医院",
                                1985,
                                "儿科",
                                "副高",
                                4500,
                                "2027-12-31",
                                "2027-01-01",
                                "无此人"),
                        Arrays.asList(
                                "穆五五",
                                "温州市第七人民医院",
                                1985,
                                "儿科",
                                "副高",
                                4500,
                                "2021-01-01",
                                "2021-12-31",
                                null));
        bring(round, "NOMINEES", sent);
        var page = get(round + "/intake");
        assertThat(page).bodyText().contains("5 行里有 4 行有问题");
        assertThat(get(round + "/nominees")).bodyText().doesNotContain("穆三三");
        var link =
                org.jsoup.Jsoup.parse(text(page))
                        .select("a[href$=.xlsx][href*=/intake/]:not([href*=template])")
                        .attr("href");
        assertThat(rows(get(link)))
                .anySatisfy(row -> assertThat(row).contains("与第 2 行是同一个人"))
                .anySatisfy(row ->
                        assertThat(row).contains("没有姓名", "没有的医院", "1785", "没有的科", "教授", "七月一日"))
                .anySatisfy(row -> assertThat(row).contains("最后一天 2027-01-01 在第一天 2027-12-31 之前"))
                .anySatisfy(row -> assertThat(row).contains("没有一天重合"));
    }

    @Test
    void postsComeInByWorkbookToo() throws IOException {
        var round = round();
        bring(
                round,
                "POSTS",
                workbook(
                        List.of("受援单位", "专业", "最低职称", "需要程度", "第一天", "最后一天"),
                        Arrays.asList("嘉黎县人民医院", "精神科", "中级", 5, "2027-01-01", "2027-12-31")));
        assertThat(get(round)).bodyText().contains("精神科", "2027-12-31");
        bring(
                round,
                "POSTS",
                workbook(
                        List.of("受援单位", "专业", "需要程度", "第一天", "最后一天"),
                        Arrays.asList("玛曲县人民医院", "精神科、儿科", 6, "2027-01-01", "2027-12-31"),
                        Arrays.asList("嘉黎县人民医院", "儿科", 3, "2027-01-01", null)));
        assertThat(get(round + "/intake")).bodyText().contains("2 行里有 2 行有问题");
    }

    @Test
    void whatIsNoWorkbookIsRefusedInASentence() throws IOException {
        var round = round();
        bring(round, "NOMINEES", "姓名,单位".getBytes(UTF_8));
        assertThat(get(round + "/intake")).bodyText().contains("这不是 Excel 工作簿");
        bring(round, "NOMINEES", workbook(List.of("名字", "单位"), List.of("某人", "某院")));
        assertThat(get(round + "/intake")).bodyText().contains("表头里缺少:姓名、专业");
        assertThat(pages.post().uri(round + "/intake").param("kind", "NOMINEES"))
                .flash()
                .containsEntry("refusal", "deployment.plan.intake.nothing");
    }

    @Test
    void moreRowsThanARoundHoldsComeBack() throws IOException {
        var round = round();
        var rows =
                Stream.iterate(1, n -> n + 1)
                        .limit(6_000)
                        .<List<? extends @Nullable Object>>map(
                                n -> List.of("穆" + n, "温州市第七人民医院", 1985, "儿科"))
                        .toList();
        var out = new ByteArrayOutputStream();
        new Sheet("候选人", List.of("姓名", "单位", "出生年", "专业")).write(out, rows.iterator(), row -> row);
        bring(round, "NOMINEES", out.toByteArray());
        assertThat(get(round + "/intake")).bodyText().contains("6,000 行里有 1,000 行有问题");
        assertThat(get(round + "/nominees")).bodyText().contains("还没有候选人");
    }

    @Test
    void theTemplateComesBackAsItIsFilledInBothLanguages() throws IOException {
        assertThat(rows(get(DEMO + "/intake/template.xlsx?kind=POSTS")).getFirst())
                .contains("受援单位*", "最后一天*");
        assertThat(rows(get(DEMO + "/intake/template.xlsx?lang=en")).getFirst())
                .contains("Name*", "Employer*");
    }

    private void bring(String round, String kind, byte[] bytes) {
        assertThat(
                        pages.post()
                                .uri(round + "/intake")
                                .multipart()
                                .file(new MockMultipartFile("file", "名单.xlsx", null, bytes))
                                .param("kind", kind))
                .hasRedirectedUrl(round + "/intake");
        until(() -> !text(get(round + "/intake")).contains("hx-get"));
    }

    static void until(Supplier<Boolean> done) {
        var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!done.get()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            try {
                Thread.sleep(100);
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
        }
    }

    @SafeVarargs
    private static byte[] workbook(List<String> headings, List<? extends @Nullable Object>... rows)
            throws IOException {
        var out = new ByteArrayOutputStream();
        new Sheet("名单", headings).write(out, List.of(rows).iterator(), row -> row);
        return out.toByteArray();
    }

    private static List<String> rows(MvcTestResult sent) throws IOException {
        assertThat(sent).hasStatusOk();
        var rows = new ArrayList<String>();
        try (var book =
                new ReadableWorkbook(
                        new ByteArrayInputStream(sent.getResponse().getContentAsByteArray()))) {
            for (var row : book.getFirstSheet().read()) {
                rows.add(
                        String.join(
                                "|",
                                row.stream()
                                        .map(cell ->
                                                cell == null ? "" : String.valueOf(cell.getText()))
                                        .toList()));
            }
        }
        return rows;
    }

    private String round() {
        var made = create("x", "x", "x", "x");
        assertThat(made).flash().containsEntry("done", "deployment.plan.done.round");
        return Objects.requireNonNull(made.getResponse().getRedirectedUrl());
    }

    /** A round that is right but for two parameters. */
    private MvcTestResult create(String name, String value, String another, String itsValue) {
        var typed = new java.util.TreeMap<String, String>();
        RoundForm form = RoundForm.fresh();
        typed.put("name", "试排 " + UUID.randomUUID());
        typed.put("pairings", pairing());
        typed.put("from", "2027-01-01");
        typed.put("last", "2028-06-30");
        typed.put("minMonths", form.minMonths());
        typed.put("maxMonths", form.maxMonths());
        typed.put("restDays", form.restDays());
        typed.put("departmentLimit", form.departmentLimit());
        typed.put("overlapDays", form.overlapDays());
        typed.put("clearanceFrom", form.clearanceFrom());
        typed.put("teamSpecialties", "0");
        typed.put("teamSeniors", "0");
        typed.put("seed", "1");
        typed.put(name, value);
        typed.put(another, itsValue);
        return post(
                "/deployment/plans",
                typed.entrySet().stream()
                        .flatMap(e -> Stream.of(e.getKey(), e.getValue()))
                        .toArray(String[]::new));
    }

    private MvcTestResult get(String path) {
        return pages.get().uri(path).exchange();
    }

    private MvcTestResult post(String path, String... parameters) {
        var request = pages.post().uri(path);
        for (var at = 0; at < parameters.length; at += 2) {
            request.param(parameters[at], parameters[at + 1]);
        }
        return request.exchange();
    }

    private static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), UTF_8);
    }

    private static String pairing() {
        return id("pairing:wenzhou-jiali").toString();
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
