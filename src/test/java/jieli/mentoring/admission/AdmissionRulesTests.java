package jieli.mentoring.admission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jieli.directory.InstitutionId;
import jieli.identity.AccountId;
import jieli.mentoring.admission.Admission.Committee;
import jieli.mentoring.admission.Admission.Decision;
import jieli.mentoring.admission.Admission.Known;
import jieli.mentoring.admission.Admission.Step;
import jieli.mentoring.admission.AdmissionRules.Draft;
import jieli.terms.Terms;
import org.junit.jupiter.api.Test;

/** A hospital wants to do laparoscopic cholecystectomy; what it has to have before it may. */
class AdmissionRulesTests {

    private static final AccountId LHAMO = new AccountId(id("次仁拉姆"));
    private static final LocalDate TODAY = day("2026-11-22");
    private static final Known CASES =
            new Known(3, 1, 0, day("2026-03-02"), day("2026-05-01"), null);

    @Test
    void bothCommitteesAgreeWithNumberAndDay() {
        var checked = at(Stage.NEED, Stage.PROPOSED, Stage.READINESS_CHECKED);
        assertThat(why(checked, Stage.APPROVED)).isEqualTo("committee.TECHNICAL");
        var technical = said(checked, Committee.TECHNICAL, true, "2026-02-10");
        assertThat(why(technical, Stage.APPROVED)).isEqualTo("committee.ETHICS");
        var both = said(technical, Committee.ETHICS, true, "2026-02-12");
        assertThat(step(both, Stage.APPROVED, "2026-02-12", "")).isEmpty();
        assertThat(step(both, Stage.APPROVED, "2026-02-11", ""))
                .contains(Refusal.of("later.ETHICS", "2026-02-12"));
    }

    @Test
    void aCommitteeThatRefusedBlocksUntilItAgrees() {
        var checked = at(Stage.NEED, Stage.PROPOSED, Stage.READINESS_CHECKED);
        var refused =
                said(
                        said(checked, Committee.TECHNICAL, true, "2026-02-10"),
                        Committee.ETHICS,
                        false,
                        "2026-02-12");
        assertThat(why(refused, Stage.APPROVED)).isEqualTo("refused.ETHICS");
        var agreed = said(refused, Committee.ETHICS, true, "2026-03-12");
        assertThat(step(agreed, Stage.APPROVED, "2026-03-12", "")).isEmpty();
    }

    @Test
    void afterASuspensionBothDecideAgain() {
        var suspended =
                said(
                        said(
                                at(
                                        Stage.NEED,
                                        Stage.PROPOSED,
                                        Stage.READINESS_CHECKED,
                                        Stage.APPROVED,
                                        Stage.SUSPENDED),
                                Committee.TECHNICAL,
                                true,
                                "2026-01-04"),
                        Committee.ETHICS,
                        true,
                        "2026-01-04");
        assertThat(why(suspended, Stage.APPROVED)).isEqualTo("committee.TECHNICAL");
    }

    @Test
    void readinessNeedsWordsOnEquipmentAndOnStaff() {
        var proposed = at(Stage.NEED, Stage.PROPOSED);
        assertThat(why(proposed, Stage.READINESS_CHECKED)).isEqualTo("readiness");
        var draft = new Draft(Stage.READINESS_CHECKED, day("2026-02-01"), "", "腔镜一套", "主治两名", "");
        assertThat(AdmissionRules.step(proposed, draft, TODAY)).isEmpty();
    }

    @Test
    void aTrialBeginsWithACase() {
        var approved = at(Stage.NEED, Stage.PROPOSED, Stage.READINESS_CHECKED, Stage.APPROVED);
        assertThat(why(approved, Stage.TRIAL)).isEqualTo("case");
        assertThat(step(with(approved, CASES), Stage.TRIAL, "2026-03-02", "")).isEmpty();
    }

    @Test
    void theFinalReviewHasThreeExpertsFromOutside() {
        var reviewed = at(Stage.NEED, Stage.MID_REVIEW);
        for (var few : List.of("", "甲\n乙", "甲、甲;甲")) {
            var draft = new Draft(Stage.FINAL_REVIEW, day("2026-06-01"), "", "", "", few);
            assertThat(AdmissionRules.step(reviewed, draft, TODAY))
                    .contains(Refusal.of("experts", 3));
        }
        var draft = new Draft(Stage.FINAL_REVIEW, day("2026-06-01"), "", "", "", "甲、乙\n丙");
        assertThat(AdmissionRules.step(reviewed, draft, TODAY)).isEmpty();
    }

    @Test
    void onlyWhatSleepsIsRevived() {
        var routine = at(Stage.ROUTINE);
        assertThat(step(routine, Stage.REVIVED, "2026-06-01", "重新开展").orElseThrow())
                .isEqualTo(Refusal.of("awake"));
        var lost = with(routine, new Known(3, 1, 0, TODAY, TODAY, "LOST"));
        assertThat(step(lost, Stage.REVIVED, "2026-06-01", "重新开展")).isEmpty();
    }

    @Test
    void whatIsRestrictedGoesTheWholeWay() {
        var ablation =
                new Admission(
                        at().institution(),
                        Terms.get("techniques").find("tumour-ablation").orElseThrow(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Known.NOTHING);
        assertThat(step(ablation, Stage.ROUTINE, "2020-01-01", "登记前已开展"))
                .contains(Refusal.of("step"));
        assertThat(step(ablation, Stage.NEED, "2026-01-01", "转诊病人多")).isEmpty();
        assertThat(step(at(), Stage.ROUTINE, "2020-01-01", "登记前已开展")).isEmpty();
    }

    private static boolean isRestricted(List<String> row) {
        return Terms.get("techniques")
                .find(row.get(1))
                .orElseThrow()
                .attribute("restricted")
                .equals("yes");
    }

    @Test
    void daysComeInOrderNeverFromTheFuture() {
        var proposed = at(Stage.NEED, Stage.PROPOSED);
        assertThat(step(proposed, Stage.REJECTED, "2026-11-23", "不符合条件"))
                .contains(Refusal.of("future", "2026-11-23"));
        assertThat(step(proposed, Stage.REJECTED, "2025-12-31", "不符合条件"))
                .contains(Refusal.of("before", "2026-01-02"));
        assertThat(why(proposed, Stage.REJECTED)).isEqualTo("words");
        assertThat(why(proposed, Stage.ROUTINE)).isEqualTo("step");
        assertThat(why(at(), Stage.ROUTINE)).isEqualTo("words");
    }

    @Test
    void aCommitteeGivesANumberNotAFutureDay() {
        assertThat(AdmissionRules.decision(decision(Committee.ETHICS, true, "2026-11-23"), TODAY))
                .contains(Refusal.of("future", "2026-11-23"));
        var nameless = new Decision(Committee.ETHICS, "", true, TODAY, LHAMO, false);
        assertThat(AdmissionRules.decision(nameless, TODAY)).contains(Refusal.of("number"));
    }

    @Test
    void aRestrictedTechniqueIsFiledWithinFifteenWorkingDays() {
        assertThat(Admission.filingDue(day("2026-11-02"))).isEqualTo(day("2026-11-23"));
        assertThat(Admission.filingDue(day("2026-11-07"))).isEqualTo(day("2026-11-27"));
        var ablation =
                new Admission(
                        new InstitutionId(id("锦屏")),
                        Terms.get("techniques").find("tumour-ablation").orElseThrow(),
                        List.of(),
                        List.of(),
                        List.of(),
                        new Known(1, 0, 0, day("2026-10-30"), TODAY, null));
        assertThat(ablation.filingDue()).contains(day("2026-11-20"));
        assertThat(ablation.isFilingLate(day("2026-11-20"))).isFalse();
        assertThat(ablation.isFilingLate(day("2026-11-21"))).isTrue();
        assertThat(at().filingDue()).isEmpty();
    }

    @Test
    void whatTheDemonstrationTellsKeepsTheOrderOfTheStages() {
        for (var row : DemoAdmissions.rows()) {
            var stages = new ArrayList<Stage>();
            for (var step : row.get(3).split(";")) {
                var next = Stage.valueOf(step.split("@")[0]);
                var allowed =
                        stages.isEmpty() ? Stage.first(isRestricted(row)) : stages.getLast().next();
                assertThat(allowed).as(row.toString()).contains(next);
                stages.add(next);
            }
            assertThat(stages.contains(Stage.APPROVED))
                    .as(row.toString())
                    .isEqualTo(
                            DemoAdmissions.decisions(row, LHAMO).stream()
                                            .filter(Decision::agreed)
                                            .count()
                                    == 2);
        }
    }

    private static String why(Admission admission, Stage next) {
        return step(admission, next, "2026-06-01", "")
                .orElseThrow()
                .key()
                .replace("mentoring.admission.refusal.", "");
    }

    private static Optional<Refusal> step(
            Admission admission, Stage next, String on, String words) {
        return AdmissionRules.step(admission, new Draft(next, day(on), words, "", "", ""), TODAY);
    }

    /** Steps on the first days of 2026. */
    private static Admission at(Stage... stages) {
        var steps = new ArrayList<Step>();
        for (var stage : stages) {
            var n = steps.size() + 1;
            steps.add(
                    new Step(
                            n,
                            stage,
                            day("2026-01-01").plusDays(n - 1),
                            "",
                            LHAMO,
                            Instant.EPOCH,
                            false));
        }
        return new Admission(
                new InstitutionId(id("嘉黎")),
                Terms.get("techniques").find("lap-cholecystectomy").orElseThrow(),
                steps,
                List.of(),
                List.of(),
                Known.NOTHING);
    }

    private static Admission with(Admission it, Known known) {
        return new Admission(
                it.institution(), it.technique(), it.steps(), it.decisions(), it.filings(), known);
    }

    private static Admission said(Admission it, Committee committee, boolean agreed, String on) {
        var all = new ArrayList<>(it.decisions());
        all.add(decision(committee, agreed, on));
        return new Admission(
                it.institution(), it.technique(), it.steps(), all, it.filings(), it.known());
    }

    private static Decision decision(Committee committee, boolean agreed, String on) {
        return new Decision(committee, "〔2026〕1号", agreed, day(on), LHAMO, false);
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
