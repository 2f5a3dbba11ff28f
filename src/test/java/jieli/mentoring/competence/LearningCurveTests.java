package jieli.mentoring.competence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import jieli.mentoring.competence.LearningCurve.Verdict.NotEnoughCases;
import jieli.mentoring.competence.LearningCurve.Verdict.NotYetShown;
import jieli.mentoring.competence.LearningCurve.Verdict.Shown;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Learning curve and relapse, held against published numbers and against their own definition. */
class LearningCurveTests {

    private static final Criterion USUAL = Criterion.USUAL;

    @Test
    void theWeightsAreThoseOfTheHandbook() {
        assertThat(USUAL.success()).isCloseTo(0.1112, within(0.00005));
        assertThat(USUAL.failure()).isCloseTo(-1.0986, within(0.00005));
    }

    /** h 1.25, 2.0 and 2.5 take 12, 18 and 23 cases without a failure. */
    @ParameterizedTest
    @CsvSource({"1.25, 12", "2.0, 18", "2.5, 23"})
    void competenceTakesAtLeastSoManyCases(double limit, int fewest) {
        var criterion = new Criterion(0.05, 0.15, limit, 2.5);
        assertThat(criterion.fewest()).isEqualTo(fewest);
        assertThat(LearningCurve.of(criterion, well(fewest)).verdict())
                .isEqualTo(new Shown(fewest));
        assertThat(LearningCurve.of(criterion, well(fewest - 1)).verdict())
                .isEqualTo(new NotEnoughCases(fewest - 1, fewest));
    }

    /** The chances within 50 cases that the handbook prints, in whole per cent. */
    @ParameterizedTest
    @CsvSource({
        "1.25, 0.15, 74", "1.25, 0.05, 99", "2.0, 0.15, 32",
        "2.0, 0.05, 92", "2.5, 0.15, 14", "2.5, 0.05, 80"
    })
    void theChancesOfASignalAreThosePrinted(double limit, double rate, long perCent) {
        var criterion = new Criterion(0.05, 0.15, limit, 2.5);
        assertThat(Math.round(100 * Odds.shown(criterion, rate, 50))).isEqualTo(perCent);
    }

    @ParameterizedTest
    @CsvSource({"0.05, 14", "0.15, 86"})
    void theChancesOfAnAlarmAreThosePrinted(double rate, long perCent) {
        assertThat(Math.round(100 * Odds.alarmed(USUAL, rate, 50))).isEqualTo(perCent);
    }

    /**
     * The documented example of CRAN's package cusum 0.4.1: failure probability 5 %, odds doubled,
     * 100 patients, alpha 5 % gave the limit 2.696187 by 1,000 simulated runs.
     */
    @Test
    void anotherProgramsLimitGivesItsChanceOfAFalseAlarm() {
        var doubled = 2 * 0.05 / (1 - 0.05 + 2 * 0.05);
        var criterion = new Criterion(0.05, doubled, 1, 2.696187);
        assertThat(Odds.alarmed(criterion, 0.05, 100)).isBetween(0.03, 0.07);
    }

    @Test
    void aFailureCostsAboutTenCasesDoneWell() {
        var cases = new ArrayList<>(well(11));
        cases.add(true);
        cases.addAll(well(10));
        assertThat(LearningCurve.of(USUAL, cases).verdict()).isEqualTo(new NotYetShown(22));
        cases.add(false);
        assertThat(LearningCurve.of(USUAL, cases).verdict()).isEqualTo(new Shown(23));
    }

    @Test
    void manyCasesWithoutASignalAreNotYetShown() {
        var cases = new ArrayList<Boolean>();
        for (var i = 0; i < 40; i++) {
            cases.add(i % 5 == 0);
        }
        assertThat(LearningCurve.of(USUAL, cases).verdict()).isEqualTo(new NotYetShown(40));
    }

    @Test
    void threeFailuresSoonAfterAGrantRaiseAnAlarm() {
        assertThat(RelapseWatch.of(USUAL, List.of(true, false, true, true)).alarm())
                .isEqualTo(OptionalInt.of(4));
        assertThat(RelapseWatch.of(USUAL, well(50)).alarm()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.15, 1, 1", "0.15, 0.15, 1, 1", "0.2, 0.1, 1, 1", "0.05, 1, 1, 1",
        "0.05, 0.15, 0, 1", "0.05, 0.15, 1, -1", "NaN, 0.15, 1, 1", "0.05, 0.15, NaN, 1"
    })
    void aCriterionThatDecidesNothingIsAFault(double p0, double p1, double limit, double alarm) {
        assertThatThrownBy(() -> new Criterion(p0, p1, limit, alarm))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Turning a failure into a success never lowers a learning score nor raises a doubt. */
    @Property
    boolean aCaseDoneBetterNeverLooksWorse(
            @ForAll @Size(min = 1, max = 60) List<Boolean> cases, @ForAll int which) {
        var better = new ArrayList<>(cases);
        better.set(Math.floorMod(which, cases.size()), false);
        var before = LearningCurve.of(USUAL, cases).scores();
        var after = LearningCurve.of(USUAL, better).scores();
        var doubt = RelapseWatch.of(USUAL, cases).scores();
        var less = RelapseWatch.of(USUAL, better).scores();
        for (var i = 0; i < cases.size(); i++) {
            if (after.get(i) < before.get(i) || less.get(i) > doubt.get(i)) {
                return false;
            }
        }
        return true;
    }

    /** Later cases never change what was said of the earlier ones. */
    @Property
    boolean theCurveOnlyGrows(@ForAll @Size(max = 60) List<Boolean> cases, @ForAll boolean next) {
        var more = new ArrayList<>(cases);
        more.add(next);
        return LearningCurve.of(USUAL, more)
                .scores()
                .subList(0, cases.size())
                .equals(LearningCurve.of(USUAL, cases).scores());
    }

    private static List<Boolean> well(int cases) {
        return Collections.nCopies(cases, false);
    }
}
