package jieli.deployment.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jieli.deployment.compliance.Answer.Said;
import jieli.deployment.compliance.Answer.State;
import jieli.deployment.coverage.Days;
import jieli.deployment.coverage.Stint;
import jieli.directory.Person.Grade;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule in a small world; today is 2026-06-15. */
class RuleTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    private static final UUID PLACE = new UUID(9, 1);
    private static final Year YEAR = Year.calendar(2026);

    @ParameterizedTest
    @CsvSource({
        // the second leaves 2026-03-31 or later; days together; asked 7
        "2026-03-31, 2026-03-21, MET",
        "2026-03-31, 2026-03-28, BROKEN",
        "2026-09-30, 2026-09-28, AT_RISK",
        "2026-03-31, 2026-05-01, BROKEN"
    })
    void whoLeavesOverlapsWithWhoComes(LocalDate leaves, LocalDate comes, State state) {
        var answer =
                new HandOver.Overlap()
                        .answer(
                                asked(Parameter.overlapDays, "7"),
                                world(
                                        stint(1, "icu", LocalDate.of(2025, 9, 1), leaves, null),
                                        stint(2, "icu", comes, comes.plusYears(1), null)),
                                YEAR);
        assertThat(answer.state()).isEqualTo(state);
        assertThat(answer.rows()).hasSize(2);
    }

    @Test
    void aYearWithoutAHandOverKeepsTheRule() {
        var world = world(stint(1, "icu", TODAY.minusYears(1), TODAY.plusYears(2), null));
        assertThat(new HandOver.Overlap().answer(asked(Parameter.overlapDays, "7"), world, YEAR))
                .extracting(Answer::state)
                .isEqualTo(State.MET);
    }

    @ParameterizedTest
    @CsvSource({"4, AT_RISK", "5, MET", "7, MET", "8, BROKEN"})
    void aBatchHasNoFewerAndNoMore(int people, State state) {
        var demands =
                new Demands(
                        "R2.1",
                        Map.of(Parameter.headPerBatchMin, "5", Parameter.headPerBatchMax, "7"),
                        Map.of());
        var stints = new Stint[people];
        Arrays.setAll(stints, i -> stint(i, "s" + i, TODAY.minusDays(9), TODAY.plusDays(9), 11));
        assertThat(new BatchHeads().answer(demands, world(stints), YEAR).state()).isEqualTo(state);
    }

    @Test
    void postingsWithoutABatchTellNothing() {
        var world = world(stint(1, "icu", TODAY, TODAY.plusDays(9), null));
        assertThat(
                        new BatchHeads()
                                .answer(asked(Parameter.headPerBatchMin, "5"), world, YEAR)
                                .state())
                .isEqualTo(State.UNKNOWN);
    }

    @Test
    void anUnknownTitleIsNeitherHighNorLow() {
        var world = world(stint(1, "icu", TODAY, TODAY.plusDays(9), null));
        var demands = asked(Parameter.minAssociateSenior, "1");
        assertThat(new SeniorTitles().answer(demands, world, YEAR).state())
                .isEqualTo(State.UNKNOWN);
        var senior =
                world(
                        new World.Known(Map.of(new UUID(1, 1), Grade.SENIOR), Set.of()),
                        stint(1, "icu", TODAY, TODAY.plusDays(9), null));
        assertThat(new SeniorTitles().answer(demands, senior, YEAR).state()).isEqualTo(State.MET);
        var junior =
                world(
                        new World.Known(Map.of(new UUID(1, 1), Grade.JUNIOR), Set.of()),
                        stint(1, "icu", TODAY, TODAY.plusDays(9), null));
        assertThat(new SeniorTitles().answer(demands, junior, YEAR).state())
                .isEqualTo(State.AT_RISK);
    }

    @Test
    void aTownshipWithoutItsDoctorIsNamedFromItsFirstDay() {
        var demands = asked(Parameter.minDoctorsPerTownshipCentre, "1");
        var covered =
                world(stint(1, "gp", LocalDate.of(2025, 1, 1), LocalDate.of(2027, 1, 1), null));
        assertThat(new SiteDoctors().answer(demands, covered, YEAR).state()).isEqualTo(State.MET);
        var open = world(stint(1, "gp", LocalDate.of(2025, 1, 1), LocalDate.of(2026, 3, 1), null));
        var answer = new SiteDoctors().answer(demands, open, YEAR);
        assertThat(answer.state()).isEqualTo(State.BROKEN);
        assertThat(answer.sentence().words()).contains("2026-03-01");
    }

    @Test
    void whatNoDataTellsIsSaidToBeUnknown() {
        var check = new NotMeasured(Parameter.urbanMinWorkdaysPerWeek);
        var answer = check.answer(asked(Parameter.urbanMinWorkdaysPerWeek, "3"), world(), YEAR);
        assertThat(answer.state()).isEqualTo(State.UNKNOWN);
        assertThat(answer.sentence().words()).containsExactly("3");
    }

    @Test
    void whatIsAskedIsSaidInWords() {
        var check = new NotMeasured(Parameter.documentNeeded);
        var answer = check.answer(asked(Parameter.documentNeeded, "true"), world(), YEAR);
        assertThat(answer.sentence().words()).containsExactly(Said.of("value.true"));
    }

    @Test
    void whoeverLeftHasAListThatBothSidesSigned() {
        var signed = stint(1, "icu", TODAY.minusDays(90), TODAY.minusDays(2), null);
        var unsigned = stint(2, "icu", TODAY.minusDays(90), TODAY.minusDays(1), null);
        var stays = stint(3, "icu", TODAY.minusDays(90), TODAY.plusDays(90), null);
        var known = new World.Known(Map.of(), Set.of(signed.posting()));
        var asked = asked(Parameter.checklistSignedByBoth, "true");
        var check = new HandOver.Signed();
        assertThat(check.answer(asked, world(known, signed, stays), YEAR).state())
                .isEqualTo(State.MET);
        var broken = check.answer(asked, world(known, signed, unsigned, stays), YEAR);
        assertThat(broken.state()).isEqualTo(State.BROKEN);
        assertThat(broken.rows()).containsExactly(unsigned.posting());
        assertThat(check.answer(asked, world(known, stays), YEAR).state()).isEqualTo(State.MET);
        assertThat(check.applies(asked(Parameter.checklistSignedByBoth, "false"))).isFalse();
    }

    @Test
    void staffSentOutAreCountedApartUnlessChosen() {
        var out =
                new Stint(
                        UUID.randomUUID(),
                        new UUID(1, 7),
                        new UUID(9, 9),
                        null,
                        PLACE,
                        "icu",
                        false,
                        false,
                        null,
                        Days.of(TODAY, TODAY.plusDays(9)),
                        Days.of(TODAY, TODAY.plusDays(9)),
                        List.of());
        var apart = new Heads().answer(asked(Parameter.minHeadPerYear, "1"), world(out), YEAR);
        assertThat(apart.found()).isZero();
        var counted =
                new Demands(
                        "",
                        Map.of(Parameter.minHeadPerYear, "1"),
                        Map.of(Parameter.countOutgoing, "COUNTED"));
        assertThat(new Heads().answer(counted, world(out), YEAR).found()).isEqualTo(1);
    }

    @Test
    void everyCheckOfADemandNamedNowhereIsLeftOut() {
        var nothing = new Demands("R3.1", Map.of(), Map.of());
        assertThat(Check.ALL.stream().filter(check -> check.applies(nothing))).isEmpty();
    }

    private static Demands asked(Parameter parameter, String value) {
        return new Demands("R1.1", Map.of(parameter, value), Map.of());
    }

    private static World world(Stint... stints) {
        return world(World.Known.NOTHING, stints);
    }

    private static World world(World.Known known, Stint... stints) {
        return new World(
                TODAY,
                Days.of(LocalDate.of(2025, 1, 1), null),
                Set.of(PLACE),
                known,
                List.of(stints));
    }

    private static Stint stint(
            int person,
            String specialty,
            LocalDate from,
            LocalDate until,
            @org.jspecify.annotations.Nullable Integer batch) {
        return new Stint(
                UUID.randomUUID(),
                new UUID(1, person),
                PLACE,
                null,
                null,
                specialty,
                false,
                false,
                batch,
                Days.of(from, until),
                Days.of(from, until),
                List.of());
    }
}
