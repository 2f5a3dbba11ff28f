package jieli.briefings;

import static jieli.As.as;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import jieli.As;
import jieli.HouseTest;
import jieli.SheetText;
import jieli.identity.Me;
import jieli.identity.Role;
import jieli.identity.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Whose documents somebody reads, whose they bring or decide about. */
@HouseTest
class DocumentScopeTests {

    private static final String REPORT = "2024年,云杉医院帮扶队共带教%s位本地医师,开展手术%s台。";

    @Autowired MockMvcTester pages;

    @ParameterizedTest
    @CsvSource({
        "bureau, shengeryuan-maqu, wenzhou-jiali",
        "receiver, wenzhou-jiali, shengeryuan-maqu",
        "supporter, wenzhou-jiali, fuyang-jinping"
    })
    void theShelfHoldsOnlyWhatIsInScope(String login, String own, String foreign)
            throws IOException {
        var heading = heading(foreign);
        assertThat(get("/briefings", login))
                .hasStatusOk()
                .bodyText()
                .contains(document(own))
                .doesNotContain(document(foreign), heading, id("pairing:" + foreign).toString());
        assertThat(SheetText.of(get("/briefings.xlsx", login)))
                .contains(heading(own))
                .doesNotContain(heading);
        assertThat(get("/briefings?pairing=" + id("pairing:" + foreign), login))
                .bodyText()
                .doesNotContain(heading);
    }

    @Test
    void aForeignDocumentIsNotFound() {
        for (var page : new String[] {"", "/facts/1", "/facts.xlsx"}) {
            assertThat(get(document("shengeryuan-maqu") + page, "bureau")).hasStatusOk();
            assertThat(get(document("wenzhou-jiali") + page, "bureau")).hasStatus(404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/acceptances",
                "/rejections",
                "/withdrawal",
                "/facts/1/acceptance",
                "/facts/1/rejection",
                "/facts/1/reopening",
                "/facts/1/correction"
            })
    void nothingIsDecidedAboutAForeignDocument(String deed) {
        assertThat(post(document("shengeryuan-maqu") + deed, as("receiver"))).hasStatus(404);
        assertThat(post(document("shengeryuan-maqu") + deed, as("bureau"))).hasStatus(403);
        assertThat(post(document("wenzhou-jiali") + deed, as("former"))).hasStatus(403);
    }

    @Test
    void whoeverOnlyReadsSeesNothingToDecide() {
        assertThat(get(document("shengeryuan-maqu"), "bureau"))
                .bodyText()
                .doesNotContain("/withdrawal", "/reopening", "/acceptance");
        assertThat(get("/briefings", "bureau")).bodyText().doesNotContain("type=\"file\"");
        assertThat(get(document("shengeryuan-maqu") + "/facts/1", "bureau"))
                .bodyText()
                .doesNotContain("/correction", "先在文稿页撤销决定");
        assertThat(get(document("wenzhou-jiali"), "receiver")).bodyText().contains("/reopening");
    }

    @Test
    void aDocumentForAForeignProgrammeIsRefusedAndNothingTypedIsLost() {
        var text = REPORT.formatted("17", "171");

        assertThat(bring(text, "shengeryuan-maqu", as("receiver")))
                .hasStatus(422)
                .bodyText()
                .contains(text, "请选择文稿属于哪个项目");
        assertThat(bring(text, "shengeryuan-maqu", as("bureau"))).hasStatus(403);
        assertThat(get("/briefings?words=云杉", "office")).bodyText().doesNotContain("171");
    }

    @Test
    void whoBroughtItIsWrittenDown() throws IOException {
        bring(REPORT.formatted("18", "181"), "wenzhou-jiali", as("receiver"));

        assertThat(SheetText.of(get("/briefings.xlsx", "receiver"))).contains("次仁拉姆");
    }

    @Test
    void theSameDocumentBroughtElsewhereStaysUnknown() {
        var text = REPORT.formatted("19", "191");
        Me office = As.someone(Role.OFFICE, new Scope.OfPairing(id("pairing:fuyang-jinping")));

        var first = bring(text, "wenzhou-jiali", as("receiver"));
        var second = bring(text, "fuyang-jinping", as(office));

        assertThat(second).hasStatus3xxRedirection();
        assertThat(second).flash().isEmpty();
        assertThat(second.getResponse().getRedirectedUrl())
                .isNotEqualTo(first.getResponse().getRedirectedUrl());
        assertThat(bring(text, "fuyang-jinping", as(office)))
                .flash()
                .containsEntry("done", "briefings.known");
    }

    @ParameterizedTest
    @ValueSource(strings = {"former", "donor", "auditor", "admin", "township", "expert"})
    void withoutTheRightToReadProgrammesThereIsNoShelf(String login) {
        var document = document("wenzhou-jiali");
        for (var path :
                new String[] {
                    "/briefings",
                    "/briefings.xlsx",
                    document,
                    document + "/facts/1",
                    document + "/facts.xlsx"
                }) {
            assertThat(get(path, login)).hasStatus(403);
        }
    }

    private String heading(String programme) {
        var page = get(document(programme), "office");
        var shown = Objects.requireNonNull(page.getMvcResult().getModelAndView()).getModel();
        return ((DocumentPage) Objects.requireNonNull(shown.get("page")))
                .document()
                .bibliography()
                .heading();
    }

    private MvcTestResult bring(String text, String programme, RequestPostProcessor who) {
        return post(
                "/briefings",
                who,
                Map.of("text", text, "pairing", id("pairing:" + programme).toString()));
    }

    private MvcTestResult post(String path, RequestPostProcessor who) {
        return post(
                path,
                who,
                Map.of("line", "1", "reason", "登错了", "lineKind", "EVENT", "subject", "云"));
    }

    private MvcTestResult post(String path, RequestPostProcessor who, Map<String, String> typed) {
        var request = pages.post().uri(path).with(who);
        for (var entry : typed.entrySet()) {
            request = request.param(entry.getKey(), entry.getValue());
        }
        return request.exchange();
    }

    private MvcTestResult get(String path, String login) {
        return pages.get().uri(path).with(as(login)).exchange();
    }

    private static String document(String programme) {
        return "/briefings/" + id("document:" + programme);
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
