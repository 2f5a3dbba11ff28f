package jieli.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import jieli.HouseTest;
import jieli.pairing.Pairings.Within;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@HouseTest
class ConflictTests {

    @Autowired Ledger ledger;
    @Autowired ConflictBook conflicts;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvcTester pages;

    private final Worlds world = new Worlds();
    private final Line many = world.line("STAFF_SENT", "派出专技人员", "97", "名", "", "2018年以来");
    private final Line few = world.line("STAFF_SENT", "派出医疗人才", "66", "人", "", "帮扶期间");

    @Test
    void twoReportsThatDisagreeStandSideBySideUntilSomebodyDecides() {
        ledger.report(List.of(many, few));
        var conflict = conflicts.list(world.pairing, true, Within.EVERYWHERE, 10).getFirst();

        assertThat(conflict.lines()).containsExactly(many.id(), few.id());
        assertThat(decide(conflict, few.id().toString(), "以医疗口径为准")).hasStatus3xxRedirection();
        assertThat(open()).isZero();
        assertThat(conflicts.get(conflict.id(), Within.EVERYWHERE).decision())
                .isNotNull()
                .extracting(Conflict.Decision::standing, Conflict.Decision::by)
                .containsExactly(few.id(), "周明远");
    }

    @Test
    void aSecondDecisionComesTooLate() {
        ledger.report(List.of(many, few));
        var conflict = conflicts.list(world.pairing, true, Within.EVERYWHERE, 10).getFirst();

        decide(conflict, "ALL", "口径不同");

        assertThat(decide(conflict, few.id().toString(), "改主意了")).hasStatus(409);
    }

    @Test
    void aDecisionNeedsAReasonAndALineOfTheConflict() {
        ledger.report(List.of(many, few));
        var conflict = conflicts.list(world.pairing, true, Within.EVERYWHERE, 10).getFirst();

        assertThat(decide(conflict, "ALL", " "))
                .flash()
                .containsEntry("refusal", "ledger.refusal.reason");
        assertThat(decide(conflict, "someone", "口径不同"))
                .flash()
                .containsEntry("refusal", "ledger.refusal.choice");
        assertThat(open()).isEqualTo(1);
    }

    @Test
    void aConflictEndsWhenItsDocumentIsWithdrawn() {
        ledger.report(List.of(many, few));
        var seen = (Origin.Reported) many.origin();
        ledger.raise(
                new Contradiction(
                        world.pairing,
                        "EVENT",
                        Contradiction.Cause.RAISED,
                        "姓名两读",
                        seen,
                        List.of()),
                "林静");
        assertThat(open()).isEqualTo(2);

        ledger.withdraw(world.document, "林静", "文稿有误");

        assertThat(open()).isZero();
    }

    @Test
    void aContradictionTakenBackIsClosedAndRaisedAgainIsOpen() {
        ledger.report(List.of(many));
        var seen =
                new Contradiction(
                        world.pairing,
                        "STAFF_SENT",
                        Contradiction.Cause.RAISED,
                        "姓名两读",
                        (Origin.Reported) many.origin(),
                        List.of());
        assertThat(ledger.lower(seen, "林静", "看错了")).isFalse();
        ledger.raise(seen, "林静");

        assertThat(ledger.lower(seen, "林静", "看错了")).isTrue();
        assertThat(ledger.lower(seen, "林静", "看错了")).isFalse();
        assertThat(open()).isZero();
        assertThat(conflicts.list(world.pairing, false, Within.EVERYWHERE, 10)).isEmpty();

        ledger.raise(seen, "周平");
        assertThat(open()).isEqualTo(1);
    }

    @Test
    void aRefusedDecisionKeepsWhatWasTypedInItsOwnCard() {
        ledger.report(List.of(many, few));
        var conflict = conflicts.list(world.pairing, true, Within.EVERYWHERE, 10).getFirst();

        var refused = decide(conflict, "nothing", "口径不同");
        assertThat(refused)
                .flash()
                .containsEntry("typed", new Conflict.Typed(conflict.id(), "nothing", "口径不同"));
        var session = Objects.requireNonNull(refused.getResponse().getCookie("jieli-session"));
        assertThat(pages.get().uri("/ledger/conflicts?pairing=" + world.pairing).cookie(session))
                .bodyText()
                .contains("value=\"口径不同\"", "66人专家", world.document.link() + "/facts/2");
    }

    @Test
    void theServerItselfRefusesToEditALine() {
        ledger.report(List.of(many));

        assertThatThrownBy(() -> jdbc.sql("update ledger.line set value = 1").update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("delete from ledger.line").update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void aFigureOpensToItsLinesAndALineToItsQuote() {
        ledger.report(List.of(many, few));

        assertThat(pages.get().uri("/ledger?kind=STAFF_SENT&unit=PERSON&pairing=" + world.pairing))
                .hasStatusOk()
                .bodyText()
                .contains("66–97 人", "派出专技人员", "有矛盾待裁决", "定义第 1 版", "2 行,其中数字未知 0 行", "报道 2 行");
        assertThat(pages.get().uri("/ledger/lines/" + many.id()))
                .hasStatusOk()
                .bodyText()
                .contains("97名专家", world.document.link() + "/facts/1");
        assertThat(pages.get().uri("/ledger/lines/" + world.document)).hasStatus(404);
    }

    @Test
    void aPositionIsNeverShownAsACount() {
        var eleventh = world.line("ORDINAL", "批次序号", "11", "批", "第", "2024");
        ledger.report(List.of(eleventh));

        assertThat(pages.get().uri("/ledger/lines/" + eleventh.id()))
                .bodyText()
                .contains("<b>第 11 批</b>");
    }

    private int open() {
        return conflicts.countOpen(List.of(world.pairing)).getOrDefault(world.pairing, 0);
    }

    private MvcTestResult decide(Conflict conflict, String choice, String reason) {
        return pages.post()
                .uri("/ledger/conflicts/" + conflict.id() + "/decision")
                .param("choice", choice)
                .param("reason", reason)
                .exchange();
    }
}
