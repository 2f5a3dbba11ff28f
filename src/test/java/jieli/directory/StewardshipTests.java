package jieli.directory;

import static jieli.As.as;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import jieli.HouseTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Who keeps which part of the directory: 次仁拉姆 that of 嘉黎县医共体, 林书雅 that of one hospital. */
@HouseTest
class StewardshipTests {

    private static final String COMMUNITY = id("institution:嘉黎县医共体").toString();
    private static final String JIALI = "/directory/institutions/" + id("institution:嘉黎县人民医院");
    private static final String MAQU = "/directory/institutions/" + id("institution:玛曲县人民医院");

    @Autowired MockMvcTester pages;

    @ParameterizedTest
    @ValueSource(strings = {"bureau", "specialist", "apprentice", "township", "expert"})
    void readersReadEverythingAndChangeNothing(String login) {
        for (var path :
                new String[] {
                    "/directory/people",
                    "/directory/people.xlsx",
                    "/directory/institutions",
                    "/directory/regions",
                    "/search?q=jiali",
                    JIALI,
                    MAQU
                }) {
            assertThat(get(path, login)).hasStatusOk();
        }
        assertThat(get(JIALI, login)).bodyText().doesNotContain("/edit", "/departments\"");
        assertThat(get(JIALI + "/edit", login)).hasStatus(403);
        assertThat(addDepartment(JIALI, login)).hasStatus(403);
        assertThat(addPerson("无名", login)).hasStatus(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"donor", "auditor", "former"})
    void withoutTheRightThereIsNoDirectory(String login) {
        assertThat(get("/directory/people", login)).hasStatus(403);
        assertThat(get("/directory/institutions.xlsx", login)).hasStatus(403);
        assertThat(get("/search?q=jiali", login)).hasStatus(403);
        assertThat(get(JIALI, login)).hasStatus(403);
        assertThat(get("/terms", login)).hasStatusOk();
    }

    @Test
    void anInstitutionIsChangedByItsStewardAlone() {
        assertThat(get(JIALI + "/edit", "receiver")).hasStatusOk();
        assertThat(get(MAQU + "/edit", "receiver")).hasStatus(403);
        assertThat(get(MAQU, "receiver")).bodyText().doesNotContain("/edit", "/departments\"");
        assertThat(addDepartment(MAQU, "receiver")).hasStatus(403);
        assertThat(addDepartment(JIALI, "receiver")).hasStatus3xxRedirection();
        assertThat(post(MAQU, "receiver", "name", "改名医院", "kind", "HOSPITAL", "region", "623025"))
                .hasStatus(403);
    }

    @Test
    void aNewInstitutionBelongsToACommunityOfItsSteward() {
        assertThat(addInstitution("鸽群乡卫生院", "", "receiver")).hasStatus(403);
        assertThat(addInstitution("鸽群乡卫生院", COMMUNITY, "supporter")).hasStatus(403);
        assertThat(addInstitution("鸽群乡卫生院", COMMUNITY, "receiver")).hasStatus3xxRedirection();
        assertThat(get("/directory/institutions/new", "receiver"))
                .bodyText()
                .contains("嘉黎县医共体")
                .doesNotContain("锦屏县医共体");
        assertThat(get("/directory/institutions/new", "supporter")).hasStatus(403);
        assertThat(get("/directory/institutions", "supporter"))
                .bodyText()
                .doesNotContain("/directory/institutions/new");
    }

    @Test
    void regionsNeedTheWholeDirectory() {
        assertThat(get("/directory/regions/540621/edit", "receiver")).hasStatus(403);
        assertThat(get("/directory/regions/540621", "receiver")).bodyText().doesNotContain("/edit");
        assertThat(post("/directory/regions", "receiver", "code", "820199", "name", "雪松县"))
                .hasStatus(403);
        assertThat(get("/directory/regions/540621/edit", "admin")).hasStatusOk();
    }

    @Test
    void aPersonIsKeptWhereTheyWork() {
        var person =
                Objects.requireNonNull(
                        addPerson("仓央", "receiver").getResponse().getRedirectedUrl());
        assertThat(get(person + "/edit", "supporter")).hasStatusOk();

        assertThat(employ(person, "玛曲县人民医院", "receiver")).hasStatus(403);
        assertThat(employ(person, "嘉黎县人民医院", "receiver")).hasStatus3xxRedirection();

        assertThat(get(person + "/edit", "receiver")).hasStatusOk();
        assertThat(get(person + "/edit", "supporter")).hasStatus(403);
        assertThat(post(person, "supporter", "name", "改名")).hasStatus(403);
    }

    @Test
    void employingSomebodyElsesStaffGivesNoPowerOverThem() {
        var person = "/directory/people/" + id("person:旦增曲扎@嘉黎县人民医院");

        assertThat(employ(person, "温州市第七人民医院", "supporter")).hasStatus3xxRedirection();

        assertThat(get(person + "/edit", "supporter")).hasStatus(403);
        assertThat(post(person, "supporter", "name", "改名")).hasStatus(403);
        assertThat(get(person + "/edit", "office")).hasStatusOk();
    }

    private MvcTestResult addDepartment(String institution, String login) {
        return post(institution + "/departments", login, "name", "高原病科" + login);
    }

    private MvcTestResult addInstitution(String name, String community, String login) {
        return post(
                "/directory/institutions",
                login,
                "name",
                name,
                "kind",
                "TOWNSHIP_CENTRE",
                "region",
                "540621",
                "community",
                community);
    }

    private MvcTestResult addPerson(String name, String login) {
        return post("/directory/people", login, "name", name);
    }

    private MvcTestResult employ(String person, String institution, String login) {
        return post(
                person + "/employments",
                login,
                "institution",
                institution,
                "position",
                "进修",
                "from",
                "2026-01-01");
    }

    private MvcTestResult get(String path, String login) {
        return pages.get().uri(path).with(as(login)).exchange();
    }

    private MvcTestResult post(String path, String login, String... typed) {
        var request = pages.post().uri(path).with(as(login));
        for (var i = 0; i < typed.length; i += 2) {
            request = request.param(typed[i], typed[i + 1]);
        }
        return request.exchange();
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
