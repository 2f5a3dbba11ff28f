package jieli.ledger;

import static jieli.As.as;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jieli.HouseTest;
import jieli.SheetText;
import jieli.pairing.PairingId;
import jieli.pairing.Pairings.Within;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Whose lines somebody sees, whose conflicts they decide. The world's pairing is nobody's. */
@HouseTest
class LedgerScopeTests {

    @Autowired Ledger ledger;
    @Autowired ConflictBook conflicts;
    @Autowired LineBook lines;
    @Autowired MockMvcTester pages;

    private final Worlds world = new Worlds();
    private final Line many = world.line("STAFF_SENT", "云外来客", "97", "名", "", "2018年以来");
    private final Line few = world.line("STAFF_SENT", "云外来客", "66", "人", "", "帮扶期间");

    @BeforeEach
    void aConflictOutsideEveryScope() {
        ledger.report(List.of(many, few));
    }

    @ParameterizedTest
    @CsvSource({
        "bureau, shengeryuan-maqu, 温州 → 嘉黎县",
        "receiver, wenzhou-jiali, 省二院 → 玛曲县人民医院",
        "supporter, wenzhou-jiali, 省二院 → 玛曲县人民医院"
    })
    void theLinesAndTheSheetHoldOnlyWhatIsInScope(String login, String own, String foreign)
            throws IOException {
        var name = "/pairings/" + pairing(own);
        assertThat(get("/ledger", login))
                .bodyText()
                .contains(name)
                .doesNotContain(foreign, "富阳区 → 锦屏县", "云外来客");
        assertThat(SheetText.of(get("/ledger.xlsx", login)))
                .doesNotContain(foreign, "富阳区 → 锦屏县", "云外来客");
        assertThat(get("/ledger/conflicts?all=true", login))
                .hasStatusOk()
                .bodyText()
                .doesNotContain(foreign, "富阳区 → 锦屏县", "云外来客");
    }

    @Test
    void aForeignFigureIsNeitherShownNorExported() throws IOException {
        var foreign = "?kind=STAFF_SENT&unit=PERSON&pairing=" + world.pairing;

        assertThat(get("/ledger" + foreign, "office")).bodyText().contains("66–97 人");
        assertThat(get("/ledger" + foreign, "bureau")).bodyText().doesNotContain("66–97", "云外来客");
        assertThat(SheetText.of(get("/ledger.xlsx" + foreign, "bureau"))).doesNotContain("云外来客");
        assertThat(get("/ledger/conflicts?pairing=" + world.pairing, "bureau"))
                .bodyText()
                .doesNotContain("云外来客");
    }

    @Test
    void aForeignLineIsNotFound() {
        assertThat(get("/ledger/lines/" + many.id(), "office")).hasStatusOk();
        assertThat(get("/ledger/lines/" + many.id(), "bureau")).hasStatus(404);
        assertThat(lines.find(many.id(), new Within(false, Set.of()))).isEmpty();
    }

    @Test
    void aForeignConflictIsNotDecided() {
        assertThat(decide("receiver")).hasStatus(404);
        assertThat(decide("supporter")).hasStatus(403);
        assertThat(decide("bureau")).hasStatus(403);
        assertThat(conflict().decision()).isNull();

        assertThat(decide("office")).flash().containsEntry("done", "ledger.done.decided");
    }

    @Test
    void whoeverMayNotDecideSeesNoFormToDecide() {
        assertThat(get("/ledger/conflicts?all=true", "bureau"))
                .bodyText()
                .contains("class=\"card conflict\"")
                .doesNotContain("/decision\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"former", "donor", "auditor", "admin", "township", "expert"})
    void withoutTheRightToReadProgrammesThereIsNoLedger(String login) {
        for (var path :
                new String[] {
                    "/ledger", "/ledger.xlsx", "/ledger/conflicts", "/ledger/lines/" + many.id()
                }) {
            assertThat(get(path, login)).hasStatus(403);
        }
        assertThat(decide(login)).hasStatus(403);
    }

    private Conflict conflict() {
        return conflicts.list(world.pairing, false, Within.EVERYWHERE, 1).getFirst();
    }

    private MvcTestResult decide(String login) {
        return pages.post()
                .uri("/ledger/conflicts/" + conflict().id() + "/decision")
                .with(as(login))
                .param("choice", "ALL")
                .param("reason", "口径不同")
                .exchange();
    }

    private MvcTestResult get(String path, String login) {
        return pages.get().uri(path).with(as(login)).exchange();
    }

    private static PairingId pairing(String code) {
        return new PairingId(
                UUID.nameUUIDFromBytes(("pairing:" + code).getBytes(StandardCharsets.UTF_8)));
    }
}
