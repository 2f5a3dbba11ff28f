package jieli.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import jieli.HouseTest;
import jieli.directory.InstitutionId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@HouseTest
class ProgrammeTests {

    @Autowired Pairings pairings;
    @Autowired RuleSets ruleSets;
    @Autowired NeedBook needs;
    @Autowired MockMvcTester pages;

    private final PairingId id = new PairingId(PairingId.next(Instant.now()));

    @Test
    void everyRuleSetIsARow() {
        assertThat(ruleSets.list()).hasSizeGreaterThanOrEqualTo(19);
        assertThat(ruleSets.find("R12.1").orElseThrow().params())
                .contains(new RuleSet.Param("minHeadPerYear", "10"));
    }

    @Test
    void aProgrammePageShowsWhatIsKnownAndWhatIsNot() {
        enter();

        assertThat(pages.get().uri("/pairings/" + id))
                .hasStatusOk()
                .bodyText()
                .contains("河源帮雪山", "起始不详,不晚于 2014-04", "海拔未知", "R2.1");
        assertThat(pages.get().uri("/pairings?programme=TEAM_ASSISTANCE&altitude=unknown"))
                .hasStatusOk()
                .bodyText()
                .contains("河源帮雪山");
        assertThat(pages.get().uri("/pairings.xlsx")).hasStatusOk();
        assertThat(pages.get().uri("/pairings/" + UUID.randomUUID())).hasStatus(404);
    }

    @Test
    void aNeedIsWrittenDownAndTakenFurther() {
        enter();
        assertThat(
                        pages.post()
                                .uri("/pairings/" + id + "/needs")
                                .param("gap", "SPECIALTY")
                                .param("what", "麻醉")
                                .param("severity", "3")
                                .param("evidence", "没有麻醉医师"))
                .hasStatus3xxRedirection();
        var need = needs.listOf(id).getFirst();

        assertThat(need.raisedBy()).isEqualTo("周明远");
        assertThat(pairings.step(id, need.id(), "MET", step(""))).isFalse();
        assertThat(pairings.step(id, need.id(), "PLANNED", step("下一批带麻醉"))).isTrue();
        assertThat(pairings.step(id, need.id(), "MET", step("已到岗"))).isTrue();
        assertThat(pages.get().uri("/pairings/" + id)).bodyText().contains("麻醉", "已解决", "已到岗");
        assertThatThrownBy(() ->
                        needs.step(need.id(), "WITHDRAWN", new Need.Step("", "周平", Instant.EPOCH)))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void whatWasTypedIsKeptWhenItIsRefused() {
        enter();

        assertThat(
                        pages.post()
                                .uri("/pairings/" + id + "/timeline")
                                .param("when", "很久以前")
                                .param("event", "签了协议")
                                .param("source", "县志"))
                .hasStatus3xxRedirection()
                .flash()
                .containsEntry("refusal", "pairing.refusal.when")
                .hasEntrySatisfying(
                        "entry",
                        typed -> assertThat(((EntryDraft) typed).event()).isEqualTo("签了协议"));
    }

    @Test
    void anUntickedBoxIsAnAnswerToo() {
        assertThat(
                        pages.post()
                                .uri("/pairings")
                                .param("name", "河源帮雪山")
                                .param("supporters", "没有这家医院")
                                .param("recipients", "也没有这家"))
                .hasStatus3xxRedirection()
                .flash()
                .containsEntry("refusal", "pairing.refusal.programme");
    }

    @Test
    void aRefusedStepKeepsWhatWasTyped() {
        enter();
        var need =
                new Need(
                        UUID.randomUUID(),
                        id,
                        Need.Gap.SPECIALTY,
                        "麻醉",
                        3,
                        "没有麻醉医师",
                        "林静",
                        Instant.EPOCH,
                        new Need.State.Open());
        pairings.add(need);
        var typed = new NeedDraft.Step(need.id(), "MET", "下一批带麻醉");

        var refused =
                pages.post()
                        .uri("/pairings/" + id + "/needs/" + need.id() + "/steps")
                        .param("state", "MET")
                        .param("note", "下一批带麻醉")
                        .exchange();
        assertThat(refused).flash().containsEntry("typedStep", typed);
        var session = Objects.requireNonNull(refused.getResponse().getCookie("jieli-session"));
        assertThat(pages.get().uri("/pairings/" + id).cookie(session))
                .bodyText()
                .contains("value=\"下一批带麻醉\"", "1 项严重需求");
    }

    private static Need.Step step(String note) {
        return new Need.Step(note, "林静", Instant.EPOCH);
    }

    private void enter() {
        var start = TimelineEntry.Days.of("2014-04").orElseThrow().from();
        var pairing =
                new Pairing(
                        id,
                        "河源帮雪山",
                        ProgrammeType.TEAM_ASSISTANCE,
                        List.of(new InstitutionId(UUID.randomUUID())),
                        List.of(new InstitutionId(UUID.randomUUID())),
                        new Pairing.Start.NoLaterThan(start, "2014-04"),
                        null,
                        "");
        pairings.add(pairing, ruleSets.find("R2.1").orElseThrow(), "林静");
    }
}
