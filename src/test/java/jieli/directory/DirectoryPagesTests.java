package jieli.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import jieli.HouseTest;
import jieli.directory.Region.Altitude;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@HouseTest
class DirectoryPagesTests {

    private static final RegionCode COUNTY = new RegionCode("820101");

    @Autowired MockMvcTester pages;
    @Autowired Directory directory;

    @BeforeEach
    void aCounty() {
        if (directory.find(COUNTY).isEmpty()) {
            directory.add(
                    new Region(
                            COUNTY,
                            "云杉县",
                            Region.Kind.COUNTY,
                            null,
                            new Altitude(4500, "示例", false),
                            null,
                            null));
        }
    }

    @Test
    void everyListOpensInBothLanguagesAndAsASheet() {
        for (var list : List.of("people", "institutions", "regions")) {
            for (var language : List.of("zh-CN", "en")) {
                assertThat(pages.get().uri("/directory/" + list + "?lang=" + language))
                        .hasStatusOk();
                assertThat(
                                pages.get()
                                        .uri(
                                                "/directory/"
                                                        + list
                                                        + "?q=nothing-like-this&lang="
                                                        + language))
                        .hasStatusOk();
                assertThat(pages.get().uri("/directory/" + list + "/new?lang=" + language))
                        .hasStatusOk();
            }
            assertThat(pages.get().uri("/directory/" + list + ".xlsx?q=a")).hasStatusOk();
        }
        assertThat(pages.get().uri("/directory")).hasStatus3xxRedirection();
        assertThat(pages.get().uri("/directory/people/not-an-id")).hasStatus(404);
        assertThat(pages.get().uri("/directory/regions/not-a-code")).hasStatus(404);
    }

    @Test
    void anAltitudeNobodyConfirmedSaysSo() {
        assertThat(pages.get().uri("/directory/regions/820101"))
                .hasStatusOk()
                .bodyText()
                .contains("4500")
                .contains("未确认");
    }

    @Test
    void aRegionIsAddedThenShown() {
        var added =
                pages.post()
                        .uri("/directory/regions")
                        .param("code", "820102")
                        .param("name", "冷杉县")
                        .param("kind", "COUNTY")
                        .param("population", "50000")
                        .param("populationYear", "2024")
                        .exchange();

        assertThat(added).hasRedirectedUrl("/directory/regions/820102");
        assertThat(pages.get().uri("/directory/regions/820102"))
                .bodyText()
                .contains("冷杉县")
                .contains("50,000");
        assertThat(pages.get().uri("/directory/regions/820102/edit")).hasStatusOk();
        assertThat(pages.get().uri("/search?q=lengshan")).bodyText().contains("<mark>冷杉</mark>");
    }

    @Test
    void everyRefusalIsOneSentenceAndNothingTypedIsLost() {
        refused("行政区划代码应为", "code", "12", "name", "雾凇县");
        refused("已经登记", "code", "820101", "name", "雾凇县");
        refused("人口和人口年份要一起填写", "code", "820103", "name", "雾凇县", "population", "50000");
        refused("海拔应为", "code", "820103", "name", "雾凇县", "altitude", "99999");
        refused("不能标为已确认", "code", "820103", "name", "雾凇县", "altitudeConfirmed", "true");
        refused("经度应在", "code", "820103", "name", "雾凇县", "longitude", "95");
        refused("上级地区不存在", "code", "820103", "name", "雾凇县", "parent", "820103");
    }

    private void refused(String sentence, String... typed) {
        var request = pages.post().uri("/directory/regions").param("kind", "COUNTY");
        for (int i = 0; i < typed.length; i += 2) {
            request = request.param(typed[i], typed[i + 1]);
        }
        var page = follow(request.exchange());

        assertThat(page).hasStatusOk().bodyText().contains(sentence).contains("value=\"雾凇县\"");
    }

    /** The page after a redirect, in the same browser. */
    private MvcTestResult follow(MvcTestResult redirect) {
        var address = Objects.requireNonNull(redirect.getResponse().getRedirectedUrl());
        var session = Objects.requireNonNull(redirect.getResponse().getCookie("jieli-session"));
        return pages.get().uri(address).cookie(session).exchange();
    }

    @Test
    void twoInstitutionsOfOneRegionCannotShareAName() {
        var first = addInstitution("云杉县人民医院");
        var second = addInstitution("云杉县人民医院");

        assertThat(first.getResponse().getRedirectedUrl())
                .matches("/directory/institutions/[0-9a-f-]{36}");
        assertThat(follow(second)).bodyText().contains("已有同名机构").contains("云杉县人民医院");
    }

    private MvcTestResult addInstitution(String name) {
        return pages.post()
                .uri("/directory/institutions")
                .param("name", name)
                .param("otherNames", "云杉县医院\n云杉县第一医院")
                .param("kind", "HOSPITAL")
                .param("level", "SECONDARY")
                .param("grade", "A")
                .param("region", "820101")
                .exchange();
    }

    @Test
    void departmentsAreAddedOnTheInstitutionsPage() {
        var hospital = addInstitution("云杉县藏医院").getResponse().getRedirectedUrl();
        var request = hospital + "/departments";

        assertThat(
                        pages.post()
                                .uri(request)
                                .param("name", "藏医科")
                                .param("specialty", "tibetan-medicine"))
                .hasStatus3xxRedirection();
        var twice = pages.post().uri(request).param("name", "藏医科").exchange();

        assertThat(twice.getMvcResult().getFlashMap().get("refusal"))
                .isEqualTo("directory.refusal.DEPARTMENT_TAKEN");
        assertThat(pages.get().uri(Objects.requireNonNull(hospital)))
                .bodyText()
                .contains("藏医科")
                .contains("云杉县第一医院")
                .contains("二级甲等");
        assertThat(pages.get().uri(hospital + "/edit")).bodyText().contains("云杉县第一医院");
    }

    @Test
    void aVeryLongTibetanNameIsKeptWhole() {
        var name = "白玛·" + "晋美旺秋".repeat(16);
        var person = addPerson(name);

        assertThat(pages.get().uri(person)).hasStatusOk().bodyText().contains(name);
        assertThat(pages.get().uri("/search?q=白玛晋美旺秋晋美")).bodyText().contains(name.substring(20));
    }

    @Test
    void aNameTooLongIsRefused() {
        var refused =
                pages.post().uri("/directory/people").param("name", "长".repeat(201)).exchange();

        assertThat(refused.getMvcResult().getFlashMap().get("refusal"))
                .isEqualTo("directory.refusal.NAME_TOO_LONG");
    }

    @Test
    void anEmploymentEndsAfterItBegan() {
        addInstitution("云杉县中医院");
        var person = addPerson("云丹嘉措");

        assertThat(employ(person, "云杉县中医院", "2020-01-01", "2019-01-01"))
                .isEqualTo("directory.refusal.PERIOD_REVERSED");
        assertThat(employ(person, "云杉县中医院", "2020-02-31", ""))
                .isEqualTo("directory.refusal.DAY_WRONG");
        assertThat(employ(person, "没有的医院", "2020-01-01", ""))
                .isEqualTo("directory.refusal.INSTITUTION_UNKNOWN");
        assertThat(employ(person, "云杉县中医院", "2020-01-01", "")).isEqualTo("");
        assertThat(employ(person, "云杉县中医院", "2021-01-01", ""))
                .isEqualTo("directory.refusal.EMPLOYMENT_TWICE");
        assertThat(pages.get().uri(person)).bodyText().contains("2020-01-01 起").contains("结束任职");
    }

    private String employ(String person, String institution, String from, String until) {
        var posted =
                pages.post()
                        .uri(person + "/employments")
                        .param("institution", institution)
                        .param("position", "医师")
                        .param("from", from)
                        .param("until", until)
                        .exchange();
        return Objects.toString(posted.getMvcResult().getFlashMap().get("refusal"), "");
    }

    private String addPerson(String name) {
        var added =
                pages.post()
                        .uri("/directory/people")
                        .param("name", name)
                        .param("birthYear", "1990")
                        .param("specialties", "cardiology", "tibetan-medicine")
                        .exchange();
        return Objects.requireNonNull(added.getResponse().getRedirectedUrl());
    }

    @Test
    void whatIsTypedIntoTheSearchBoxIsNeverCode() {
        assertThat(pages.get().uri("/search").param("q", "<script>alert(1)</script>"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("<script>alert");
        assertThat(pages.get().uri("/search")).hasStatusOk().bodyText().contains("请在上方搜索框输入");
        assertThat(pages.get().uri("/search?q=龘龘龘")).hasStatusOk().bodyText().contains("没有找到");
    }
}
