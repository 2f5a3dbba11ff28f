package jieli.pairing;

import static jieli.As.as;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import jieli.As;
import jieli.HouseTest;
import jieli.SheetText;
import jieli.identity.Role;
import jieli.identity.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Whose programmes somebody sees, whose they write. */
@HouseTest
class ProgrammeScopeTests {

    private static final String MAQU = "省二院 → 玛曲县人民医院";
    private static final String JIALI = "温州 → 嘉黎县";
    private static final String JINPING = "富阳区 → 锦屏县";

    @Autowired MockMvcTester pages;
    @Autowired NeedBook needs;

    @ParameterizedTest
    @CsvSource({
        "bureau, 省二院 → 玛曲县人民医院, 温州 → 嘉黎县",
        "receiver, 温州 → 嘉黎县, 省二院 → 玛曲县人民医院",
        "supporter, 温州 → 嘉黎县, 省二院 → 玛曲县人民医院",
        "specialist, 温州 → 嘉黎县, 省二院 → 玛曲县人民医院"
    })
    void everyListHoldsOnlyTheProgrammesInScope(String login, String own, String foreign)
            throws IOException {
        for (var path : new String[] {"/", "/pairings"}) {
            assertThat(get(path, login))
                    .hasStatusOk()
                    .bodyText()
                    .contains(own)
                    .doesNotContain(foreign, JINPING);
        }
        assertThat(SheetText.of(get("/pairings.xlsx", login)))
                .contains(own)
                .doesNotContain(foreign, JINPING);
    }

    @Test
    void theOfficeSeesThemAll() {
        assertThat(get("/pairings", "office")).bodyText().contains(MAQU, JIALI, JINPING);
    }

    @Test
    void aRoleHeldForAPairingReachesThatOne() {
        var office =
                As.someone(Role.OFFICE, new Scope.OfPairing(pairing("fuyang-jinping").value()));

        assertThat(pages.get().uri("/pairings").with(as(office)))
                .bodyText()
                .contains(JINPING)
                .doesNotContain(MAQU, JIALI);
    }

    @Test
    void aForeignProgrammeIsNotFound() {
        assertThat(get("/pairings/" + pairing("shengeryuan-maqu"), "bureau"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("<textarea");
        assertThat(get("/pairings/" + pairing("wenzhou-jiali"), "bureau"))
                .hasStatus(404)
                .bodyText()
                .contains("不在您的职责范围内");
    }

    @Test
    void nothingIsWrittenUnderAForeignProgramme() {
        var maqu = "/pairings/" + pairing("shengeryuan-maqu");
        var need = needs.listOf(pairing("shengeryuan-maqu")).getFirst().id();

        assertThat(addNeed(maqu, "receiver")).hasStatus(404);
        assertThat(post(maqu + "/timeline", "receiver", "event", "签约", "source", "县志"))
                .hasStatus(404);
        assertThat(post(maqu + "/needs/" + need + "/steps", "receiver", "state", "PLANNED"))
                .hasStatus(404);
        var disguised = "/pairings/" + pairing("wenzhou-jiali") + "/needs/" + need + "/steps";
        assertThat(post(disguised, "receiver", "state", "PLANNED")).hasStatus(404);
        assertThat(addNeed("/pairings/" + pairing("wenzhou-jiali"), "receiver"))
                .hasStatus3xxRedirection();
    }

    @Test
    void whoeverOnlyReadsWritesNothing() {
        assertThat(addNeed("/pairings/" + pairing("shengeryuan-maqu"), "bureau")).hasStatus(403);
        assertThat(get("/pairings/new", "bureau")).hasStatus(403);
        assertThat(get("/pairings", "bureau")).bodyText().doesNotContain("/pairings/new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"former", "donor", "auditor", "admin", "township", "expert"})
    void withoutTheRightToReadProgrammesThereIsAHomePageWithoutAny(String login) {
        assertThat(get("/", login)).hasStatusOk().bodyText().doesNotContain(MAQU, JIALI, JINPING);
        assertThat(get("/pairings", login)).hasStatus(403);
        assertThat(get("/pairings.xlsx", login)).hasStatus(403);
        assertThat(get("/pairings/" + pairing("wenzhou-jiali"), login)).hasStatus(403);
        assertThat(addNeed("/pairings/" + pairing("wenzhou-jiali"), login)).hasStatus(403);
    }

    @Test
    void nobodyPairsOthersAlone() {
        assertThat(add("receiver", "省二院", "玛曲县人民医院"))
                .flash()
                .containsEntry("refusal", "pairing.refusal.scope")
                .hasEntrySatisfying(
                        "draft",
                        typed -> assertThat(((PairingDraft) typed).name()).isEqualTo("远亲近邻"));

        assertThat(add("receiver", "杭州市红十字医院", "嘉黎县人民医院"))
                .flash()
                .containsEntry("done", "pairing.done.added");
        assertThat(get("/pairings", "receiver")).bodyText().contains("远亲近邻");
        assertThat(get("/pairings", "bureau")).bodyText().doesNotContain("远亲近邻");
    }

    private MvcTestResult add(String login, String supporter, String recipient) {
        return post(
                "/pairings",
                login,
                "name",
                "远亲近邻",
                "programme",
                "TEAM_ASSISTANCE",
                "rules",
                "R2.1",
                "supporters",
                supporter,
                "recipients",
                recipient);
    }

    private MvcTestResult addNeed(String pairing, String login) {
        return post(
                pairing + "/needs",
                login,
                "gap",
                "SPECIALTY",
                "what",
                "病理",
                "severity",
                "1",
                "evidence",
                "没有病理医师");
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

    private static PairingId pairing(String code) {
        return new PairingId(
                UUID.nameUUIDFromBytes(("pairing:" + code).getBytes(StandardCharsets.UTF_8)));
    }
}
