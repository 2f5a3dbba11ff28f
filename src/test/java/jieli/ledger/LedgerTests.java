package jieli.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import jieli.HouseTest;
import jieli.pairing.Pairings.Within;
import jieli.terms.NotFound;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HouseTest
class LedgerTests {

    @Autowired Ledger ledger;
    @Autowired LineBook lines;

    private final Worlds world = new Worlds();

    @Test
    void aReplayAddsNothing() {
        var line = world.line("OPERATIONS", "手术", "100", "台", "多", "2022-07..2025-05");

        assertThat(ledger.report(List.of(line))).isEqualTo(1);
        assertThat(ledger.report(List.of(line, line))).isZero();
        assertThat(ledger.listOf(world.document)).containsExactly(line);
    }

    @Test
    void whatWasWrittenIsReadBackAsItWas() {
        var all =
                List.of(
                        world.line(
                                "OUTREACH_REACHED", "惠及", "1.8", "万人次", "累计", "2022-07..2025-05"),
                        world.line("OPERATIONS", "手术", "", "例", "", "年份缺失"),
                        world.line("EVENT", "卒中中心通过认证", "", "", "", "2023"),
                        world.line("FUNDS", "设备资金", "1518.8", "万元", "", "2018年以来"),
                        world.line("PRIMARY_SHARE", "基层诊疗占比", "59.64", "%", "", "截至2024-04"),
                        world.line("FREE_CLINICS", "义诊", "2", "场", "", "2024-04-17"));

        ledger.report(all);

        assertThat(ledger.listOf(world.document)).containsExactlyElementsOf(all);
    }

    @Test
    void aCorrectionTakesBackTheWrongLineAndNamesIt() {
        var wrong = world.line("STAFF_SENT", "派驻专家", "9", "人", "", "2024");
        ledger.report(List.of(wrong));

        var right = ledger.correct(wrong.id(), corrected(wrong, "6"), "数字看错");

        assertThat(ledger.listOf(world.document)).extracting(Line::id).containsExactly(right);
        assertThat(lines.find(wrong.id(), Within.EVERYWHERE).orElseThrow().stands()).isFalse();
        assertThat(lines.signedSum(world.pairing, "STAFF_SENT"))
                .isEqualByComparingTo(BigDecimal.valueOf(6));
    }

    @Test
    void aLineIsCorrectedOnceWhoeverTriesAgain() {
        var wrong = world.line("STAFF_SENT", "派驻专家", "9", "人", "", "2024");
        ledger.report(List.of(wrong));

        ledger.correct(wrong.id(), corrected(wrong, "6"), "数字看错");
        ledger.correct(wrong.id(), corrected(wrong, "7"), "数字看错");

        assertThat(ledger.listOf(world.document))
                .extracting(line -> line.quantity().words())
                .containsExactly("6人");
    }

    @Test
    void withdrawingADocumentTakesBackAllItsLinesOnce() {
        ledger.report(
                List.of(
                        world.line("STAFF_SENT", "派驻专家", "6", "人", "", "2024"),
                        world.line("OPERATIONS", "手术", "", "例", "", "2024")));

        assertThat(ledger.withdraw(world.document, "林静", "文稿有误")).isEqualTo(2);
        assertThat(ledger.withdraw(world.document, "林静", "文稿有误")).isZero();

        assertThat(ledger.listOf(world.document)).isEmpty();
        assertThat(lines.signedSum(world.pairing, "STAFF_SENT")).isZero();
    }

    @Test
    void aLineOfAWithdrawnDocumentAddsNothing() {
        var early = world.line("STAFF_SENT", "派驻专家", "6", "人", "", "2024");
        var late = world.line("OPERATIONS", "手术", "12", "台", "", "2024");
        ledger.report(List.of(early));
        ledger.withdraw(world.document, "林静", "文稿有误");

        assertThat(ledger.report(List.of(early, late))).isZero();

        assertThat(ledger.listOf(world.document)).isEmpty();
        assertThat(ledger.find(late.id())).isEmpty();
    }

    @Test
    void aKindThatNobodyDefinedIsRefused() {
        var line = world.line("MIRACLES", "奇迹", "1", "例", "", "2024");

        assertThatThrownBy(() -> ledger.report(List.of(line))).isInstanceOf(NotFound.class);
    }

    private Line corrected(Line wrong, String value) {
        return new Line(
                wrong.id(),
                wrong.kind(),
                wrong.sector(),
                wrong.subject(),
                wrong.pairing(),
                wrong.place(),
                wrong.who(),
                wrong.period(),
                Quantity.read(value, "人", ""),
                wrong.origin(),
                "林静");
    }
}
