package jieli.mentoring.competence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.mentoring.Entrustment;
import jieli.mentoring.Entry.Hands;
import jieli.mentoring.Entry.Outcome;
import jieli.mentoring.Entry.Role;
import jieli.mentoring.EntryId;
import jieli.mentoring.competence.Grant.State;
import jieli.mentoring.competence.Grant.Suspension;
import jieli.mentoring.competence.LearningCurve.Verdict.NotEnoughCases;
import jieli.mentoring.competence.LearningCurve.Verdict.NotYetShown;
import jieli.mentoring.competence.LearningCurve.Verdict.Shown;
import jieli.mentoring.competence.Relapse.Answer;
import jieli.mentoring.competence.Requirement.Failure;
import jieli.mentoring.competence.Skill.Done;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 德吉 learns caesareans at one hospital from the first of January on, a case a day. */
class SkillTests {

    private static final PersonId DEJI = new PersonId(new UUID(0, 1));
    private static final PersonId MENTOR = new PersonId(new UUID(0, 3));
    private static final PersonId HEAD = new PersonId(new UUID(0, 4));
    private static final InstitutionId HOSPITAL = new InstitutionId(new UUID(0, 2));
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Test
    void elevenSignedCasesAllowNoVerdictATwelfthShowsCompetence() {
        assertThat(learner(signed(11)).curve().verdict()).isEqualTo(new NotEnoughCases(11, 12));
        assertThat(learner(signed(12)).curve().verdict()).isEqualTo(new Shown(12));
    }

    @Test
    void casesWithoutASignatureWaitAndAreShownApart() {
        var cases = new ArrayList<>(signed(11));
        cases.add(done(20, false, false, null));
        var skill = learner(cases);
        assertThat(skill.curve().verdict()).isEqualTo(new NotEnoughCases(11, 12));
        assertThat(skill.waiting()).isEqualTo(1);
    }

    @Test
    void afterAGrantOwnCasesCountWithoutASignature() {
        var cases = new ArrayList<>(signed(12));
        cases.add(done(30, false, false, null));
        cases.add(done(31, false, true, null));
        var skill = skill(cases, List.of(grant(4, 25, 400)), List.of());
        assertThat(skill.learning()).hasSize(12);
        assertThat(skill.watched()).hasSize(2);
        assertThat(skill.waiting()).isZero();
        assertThat(skill.watch().orElseThrow().scores().getLast()).isGreaterThan(1);
    }

    @Test
    void aGrantBelowFourChangesNothingOfTheCurve() {
        var cases = new ArrayList<>(signed(12));
        cases.add(done(30, false, false, null));
        var skill = skill(cases, List.of(grant(3, 5, 400)), List.of());
        assertThat(skill.learning()).hasSize(12);
        assertThat(skill.watch()).isEmpty();
        assertThat(skill.isProposed()).isTrue();
        assertThat(skill(cases, List.of(grant(4, 25, 400)), List.of()).isProposed()).isFalse();
    }

    /** A take-over fails, a complication too, a poor outcome only if the committee says so. */
    @ParameterizedTest
    @EnumSource(Failure.class)
    void whatFailsIsWhatTheCommitteeSays(Failure failure) {
        var taken = done(1, true, true, null);
        var poor = outcome(Outcome.PARTIALLY_SUCCESSFUL);
        var unknown = outcome(null);
        var usual = Requirement.usual(HOSPITAL, "caesarean");
        var only =
                new Requirement(
                        HOSPITAL,
                        "caesarean",
                        1,
                        Criterion.USUAL,
                        java.util.Set.of(failure),
                        12,
                        false,
                        "委员会",
                        FIRST,
                        false);
        assertThat(usual.failed(taken)).isTrue();
        assertThat(usual.failed(poor)).isFalse();
        assertThat(only.failed(taken)).isEqualTo(failure == Failure.TAKEN_OVER);
        assertThat(only.failed(poor)).isEqualTo(failure == Failure.NOT_SUCCESSFUL);
        assertThat(only.failed(unknown)).isFalse();
    }

    @Test
    void whatWasObservedIsTheHighestAndTheLatestNeverAMean() {
        var skill =
                learner(
                        List.of(
                                done(1, true, false, Entrustment.TOGETHER),
                                done(2, true, false, Entrustment.ALONE),
                                done(3, true, false, Entrustment.KEY_POINTS),
                                done(4, true, false, null)));
        assertThat(skill.highest()).contains(Entrustment.ALONE);
        assertThat(skill.latest()).contains(Entrustment.KEY_POINTS);
        assertThat(skill.granted()).isEmpty();
    }

    @Test
    void levelFourNeedsEnoughSignedCasesOneOfThemDoneAlone() {
        assertThat(Evidence.of(learner(signed(11))).missing(4))
                .isEqualTo(Evidence.Missing.TOO_FEW_SIGNED);
        assertThat(Evidence.of(learner(signed(12))).missing(4))
                .isEqualTo(Evidence.Missing.NEVER_OBSERVED_ALONE);
        assertThat(Evidence.of(learner(signed(11))).missing(3)).isNull();
        var cases = new ArrayList<>(signed(12));
        cases.set(11, done(12, true, false, Entrustment.ALONE));
        assertThat(Evidence.of(learner(cases)).missing(5)).isNull();
    }

    @Test
    void anObservationInACaseNobodySignedIsNoEvidence() {
        var cases = new ArrayList<>(signed(12));
        cases.add(done(13, false, false, Entrustment.ALONE));
        assertThat(Evidence.of(learner(cases)).missing(4))
                .isEqualTo(Evidence.Missing.NEVER_OBSERVED_ALONE);
    }

    @Test
    void afterAWithdrawalTheCasesAreCountedAnew() {
        var withdrawn = grant(4, 25, 400, new Suspension(FIRST.plusDays(60), null, "两例失败"));
        var cases = alone(1);
        cases.add(done(30, false, false, null));
        var skill = skill(cases, List.of(withdrawn), List.of());
        assertThat(skill.unlearned()).contains(FIRST.plusDays(60));
        assertThat(skill.curve().verdict()).isEqualTo(new NotEnoughCases(0, 12));
        assertThat(skill.isProposed()).isFalse();
        assertThat(Evidence.of(skill).missing(4)).isEqualTo(Evidence.Missing.TOO_FEW_SIGNED);
        cases.addAll(alone(61));
        var again = skill(cases, List.of(withdrawn), List.of());
        assertThat(again.curve().verdict()).isEqualTo(new Shown(12));
        assertThat(again.isProposed()).isTrue();
        assertThat(Evidence.of(again).signed()).isEqualTo(12);
        assertThat(Evidence.of(again).missing(4)).isNull();
        var next = skill(cases, List.of(withdrawn, grant(4, 80, 400)), List.of());
        assertThat(next.learning()).hasSize(12);
        assertThat(next.isProposed()).isFalse();
    }

    @Test
    void whatWasTakenBackBeforeItHeldOrBesideAnotherBeginsNothingAnew() {
        var mistake = grant(4, 25, 400, new Suspension(FIRST.plusDays(24), null, "填错了日期"));
        assertThat(skill(alone(1), List.of(mistake), List.of()).isProposed()).isTrue();
        var replaced = grant(4, 25, 400, new Suspension(FIRST.plusDays(60), null, "升为 5 级"));
        var higher = skill(alone(1), List.of(replaced, grant(5, 50, 400)), List.of());
        assertThat(higher.unlearned()).isEmpty();
        assertThat(higher.learning()).hasSize(12);
    }

    @Test
    void whoSignedEveryCaseDoesNotDecideAboutThemToo() {
        var skill = ripe();
        assertThat(refusal(skill, 4, TODAY, MENTOR)).endsWith("SIGNED_ONLY_BY_YOU");
        assertThat(refusal(skill, 3, TODAY, MENTOR)).isEmpty();
        assertThat(refusal(skill, 4, TODAY, HEAD)).isEmpty();
    }

    @Test
    void aGrantBeginsNeitherBeforeItsCasesNorLongAgo() {
        var skill = ripe();
        var ripe = TODAY.minusDays(20);
        assertThat(skill.ripe()).contains(ripe);
        assertThat(refusal(skill, 4, ripe.minusDays(1), HEAD)).endsWith("BEFORE_ITS_CASES");
        assertThat(refusal(skill, 4, ripe, HEAD)).isEmpty();
        assertThat(refusal(skill, 3, ripe.minusDays(1), HEAD)).isEmpty();
        assertThat(refusal(skill, 3, TODAY.minusDays(31), HEAD)).isEmpty();
        assertThat(refusal(skill, 3, TODAY.minusDays(32), HEAD)).endsWith("LONG_AGO");
    }

    @Test
    void noSignalIsNeededButItsAbsenceIsWrittenDown() {
        var cases = new ArrayList<>(signed(11));
        cases.add(done(12, true, true, null));
        cases.add(done(13, true, false, Entrustment.ALONE));
        var evidence = Evidence.of(learner(cases));
        assertThat(evidence.verdict()).isEqualTo(new NotYetShown(13));
        assertThat(evidence.missing(4)).isNull();
    }

    @Test
    void anOpenAlarmBlocksAGrant() {
        var skill = relapsed(null);
        assertThat(skill.alarm()).contains(entry(43));
        assertThat(Evidence.of(skill).missing(4)).isEqualTo(Evidence.Missing.RELAPSE_OPEN);
    }

    @Test
    void anAnswerLetsTheWatchBeginAnew() {
        var skill = relapsed(new Answer("一起做了三例", FIRST.plusDays(43), DEJI));
        assertThat(skill.watchedSince()).contains(FIRST.plusDays(44));
        assertThat(skill.watched()).isEmpty();
        assertThat(skill.alarm()).isEmpty();
    }

    @Test
    void aSuspensionDoesNotMakeAnAlarmForgotten() {
        var stopped = new Suspension(FIRST.plusDays(50), FIRST.plusDays(60), "复警后暂停");
        var skill = relapsed(null, stopped);
        assertThat(skill.watchedSince()).contains(FIRST.plusDays(25));
        assertThat(skill.alarm()).contains(entry(43));
    }

    /** Three failures this morning, suspended at noon. */
    @Test
    void aSuspensionOnTheDayOfTheAlarmDoesNotUndoItsCases() {
        var stopped = new Suspension(FIRST.plusDays(43), FIRST.plusDays(60), "当天暂停");
        assertThat(relapsed(null, stopped).alarm()).contains(entry(43));
        var taken = new Suspension(FIRST.plusDays(43), null, "当天收回");
        assertThat(relapsed(null, taken).alarm()).contains(entry(43));
    }

    @Test
    void aCorrectionTakesTheAlarmAway() {
        var cases = new ArrayList<>(relapsed(null).deeds());
        cases.removeLast();
        assertThat(skill(cases, List.of(grant(4, 25, 400)), List.of()).alarm()).isEmpty();
    }

    @Test
    void aGrantIsWorthSomethingOnItsDaysOnly() {
        var grant = grant(4, 10, 20);
        assertThat(grant.state(FIRST.plusDays(9))).isEqualTo(State.AHEAD);
        assertThat(grant.state(FIRST.plusDays(10))).isEqualTo(State.VALID);
        assertThat(grant.state(FIRST.plusDays(20))).isEqualTo(State.ENDED);
        var stopped =
                grant(4, 10, 20, new Suspension(FIRST.plusDays(12), FIRST.plusDays(14), "病假"));
        assertThat(stopped.state(FIRST.plusDays(13))).isEqualTo(State.SUSPENDED);
        assertThat(stopped.state(FIRST.plusDays(14))).isEqualTo(State.VALID);
        assertThat(stopped.heldSince(FIRST.plusDays(15))).isEqualTo(FIRST.plusDays(14));
        var taken = grant(4, 10, 20, new Suspension(FIRST.plusDays(12), null, "调离"));
        assertThat(taken.state(FIRST.plusDays(13))).isEqualTo(State.WITHDRAWN);
        assertThat(taken.repeats(4, FIRST, TODAY)).isFalse();
        assertThat(stopped.repeats(4, FIRST.plusDays(19), TODAY)).isTrue();
        assertThat(stopped.repeats(4, FIRST.plusDays(20), TODAY)).isFalse();
        assertThat(stopped.repeats(5, FIRST, TODAY)).isFalse();
    }

    /** A case more that waits changes no verdict, whatever came of it. */
    @Property(tries = 200)
    boolean whatWaitsChangesNoVerdict(
            @ForAll @Size(max = 40) List<Boolean> failed, @ForAll boolean last) {
        var cases = new ArrayList<Done>();
        for (var i = 0; i < failed.size(); i++) {
            cases.add(done(i + 1, true, failed.get(i), null));
        }
        var before = learner(cases).curve();
        cases.add(done(60, false, last, null));
        return learner(cases).curve().equals(before);
    }

    @Test
    void theDrawingHasAPointACaseAndTheLimitInside() {
        var chart = CurveChart.of(List.of(0.1, 0.0, 0.4), List.of(false, true, false), 1.25);
        assertThat(chart.points()).hasSize(3);
        assertThat(chart.points().get(1).failed()).isTrue();
        assertThat(chart.limitAt()).isBetween(16.0, (double) chart.ground());
        assertThat(CurveChart.of(List.of(), List.of(), 1).points()).isEmpty();
    }

    private static Skill relapsed(@Nullable Answer answer, Suspension... suspensions) {
        var cases = new ArrayList<>(signed(12));
        cases.set(11, done(12, true, false, Entrustment.ALONE));
        for (var day : new int[] {41, 42, 43}) {
            cases.add(done(day, false, true, null));
        }
        var alarm =
                new Relapse(
                        new UUID(0, 9),
                        DEJI,
                        HOSPITAL,
                        "caesarean",
                        entry(43),
                        FIRST.plusDays(25),
                        Instant.EPOCH,
                        answer);
        return skill(cases, List.of(grant(4, 25, 400, suspensions)), List.of(alarm));
    }

    /** Twelve signed cases from a day on, the last of them done alone. */
    private static List<Done> alone(int first) {
        var cases = new ArrayList<Done>();
        for (var day = first; day < first + 12; day++) {
            var level = day == first + 11 ? Entrustment.ALONE : Entrustment.KEY_POINTS;
            cases.add(done(day, true, false, level));
        }
        return cases;
    }

    /** Twelve signed cases, the last of them twenty days ago and done alone. */
    private static Skill ripe() {
        var last = (int) FIRST.until(TODAY, java.time.temporal.ChronoUnit.DAYS) - 20;
        var cases = new ArrayList<>(signed(11));
        cases.add(done(last, true, false, Entrustment.ALONE));
        return learner(cases);
    }

    private static String refusal(Skill skill, int level, LocalDate from, PersonId grantor) {
        return Grants.unfounded(skill, level, from, grantor)
                .map(sentence -> sentence.key())
                .orElse("");
    }

    private static List<Done> signed(int cases) {
        var all = new ArrayList<Done>();
        for (var day = 1; day <= cases; day++) {
            all.add(done(day, true, false, Entrustment.KEY_POINTS));
        }
        return all;
    }

    private static Done done(
            int day, boolean signed, boolean taken, @Nullable Entrustment observed) {
        return new Done(
                entry(day),
                HOSPITAL,
                "caesarean",
                Role.OPERATOR,
                FIRST.plusDays(day),
                Hands.TOGETHER,
                false,
                Outcome.SUCCESSFUL,
                "",
                taken,
                signed ? MENTOR : null,
                observed,
                true);
    }

    private static Done outcome(@Nullable Outcome outcome) {
        return new Done(
                entry(1),
                HOSPITAL,
                "caesarean",
                Role.OPERATOR,
                FIRST,
                Hands.LOCAL,
                false,
                outcome,
                "",
                false,
                MENTOR,
                null,
                true);
    }

    private static EntryId entry(int day) {
        return new EntryId(new UUID(1, day));
    }

    private static Grant grant(int level, int from, int until, Suspension... suspensions) {
        return new Grant(
                new UUID(2, from),
                DEJI,
                HOSPITAL,
                "caesarean",
                level,
                "",
                FIRST.plusDays(from),
                FIRST.plusDays(until),
                "依据",
                DEJI,
                List.of(suspensions),
                true);
    }

    private static Skill learner(List<Done> cases) {
        return skill(cases, List.of(), List.of());
    }

    private static Skill skill(List<Done> cases, List<Grant> grants, List<Relapse> relapses) {
        return new Skill(
                DEJI,
                HOSPITAL,
                "caesarean",
                Requirement.usual(HOSPITAL, "caesarean"),
                cases,
                grants,
                relapses,
                TODAY);
    }
}
