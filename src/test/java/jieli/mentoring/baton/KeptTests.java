package jieli.mentoring.baton;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jieli.deployment.Period;
import jieli.mentoring.baton.Case.Hands;
import jieli.mentoring.baton.Warning.Kind;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept of a baton, for how long; checks, warnings, means. */
class KeptTests {

    private static final LocalDate START = LocalDate.of(2024, 7, 1);
    private static final LocalDate LAST = LocalDate.of(2025, 6, 30);
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);
    private static final List<Period> ALWAYS = List.of(new Period(START.minusYears(9), null));

    /** Until the day it says, nothing that is shown may differ. */
    @Property(tries = 150)
    boolean whatIsKeptHoldsUntilItsDay(
            @ForAll("histories") History history,
            @ForAll boolean rare,
            @ForAll @IntRange(max = 900) int after) {
        var baton = new Baton(history, rare ? Yardstick.RARE : Yardstick.USUAL);
        var today = START.plusDays(after);
        var shown = shown(baton, today);
        return today.datesUntil(earlier(baton.holds(today), today.plusDays(500)))
                .allMatch(day -> shown(baton, day).equals(shown));
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /** Without the day as of which it is. */
    private static List<Object> shown(Baton baton, LocalDate day) {
        var now = baton.on(day);
        return List.of(
                now.state(),
                now.why(),
                now.early(),
                now.independent(),
                now.guided(),
                now.needed(),
                now.before(),
                now.able(),
                baton.next(day).map(next -> next.day() + " " + next.state()),
                Warning.of(baton, day),
                baton.checks(day).size(),
                baton.passed(day));
    }

    @Provide
    Arbitrary<History> histories() {
        var days = Arbitraries.integers().between(0, 800).map(START::plusDays);
        var periods =
                Combinators.combine(days, Arbitraries.integers().between(1, 400))
                        .as((from, length) -> new Period(from, from.plusDays(length)));
        var cases =
                Combinators.combine(
                                Arbitraries.integers().between(-200, 0).map(START::plusDays),
                                Arbitraries.of(Hands.class))
                        .as((day, hands) -> new Case(day, hands, false, true));
        var doctors =
                Combinators.combine(
                                Arbitraries.of(ONE, OTHER),
                                periods.list().ofMinSize(1).ofMaxSize(2),
                                Arbitraries.oneOf(Arbitraries.just(ALWAYS), periods.map(List::of)))
                        .as((person, granted, employed) ->
                                new Doctor(person, granted, employed, List.of()));
        return Combinators.combine(
                        cases.list().ofMinSize(1).ofMaxSize(12),
                        periods.list().ofMinSize(1).ofMaxSize(2),
                        doctors.list().ofMinSize(1).ofMaxSize(3),
                        periods.list().ofMaxSize(1),
                        periods.list().ofMaxSize(1),
                        Arbitraries.of(true, false))
                .as(History::new);
    }

    @Test
    void checksAreMadeAfterEachDepartureUntilATeacherComes() {
        var stays =
                List.of(
                        new Period(START, LAST.plusDays(1)),
                        new Period(LAST.plusMonths(7), LAST.plusMonths(9)));
        var baton = baton(stays, doctor(ONE, START, null), doctor(OTHER, START, null));
        assertThat(baton.checks(LAST.plusMonths(13)))
                .extracting(check -> check.departed() + " " + check.months())
                .containsExactly(LAST + " 3", LAST + " 6", LAST.plusMonths(9).minusDays(1) + " 3");
        assertThat(baton.checks(LAST.plusMonths(3).minusDays(1))).isEmpty();
    }

    @Test
    void aCheckNamesTheTroubleOfItsWindow() {
        var cases =
                List.of(
                        new Case(LAST.minusDays(300), Hands.TOGETHER, false, true, true, false),
                        new Case(LAST.plusDays(20), Hands.LOCAL, false, true, true, true),
                        new Case(LAST.plusDays(21), Hands.LOCAL, false, true, true, false));
        var stay = List.of(new Period(START, LAST.plusDays(1)));
        var history = new History(cases, stay, List.of(), List.of(), List.of(), true);
        assertThat(new Baton(history, Yardstick.USUAL).checks(LAST.plusMonths(12)))
                .extracting(check ->
                        check.months() + ": " + check.complications() + " " + check.takenOver())
                .containsExactly("3: 2 1", "6: 2 1", "12: 0 0");
    }

    @Test
    void itIsPassedOnceSomebodyMayDoItAloneAndDid() {
        var stay = List.of(new Period(START, LAST));
        assertThat(baton(stay, doctor(ONE, LAST.minusDays(100), null)).passed(LAST))
                .hasValue(LAST.minusDays(100));
        assertThat(baton(stay).passed(LAST)).isEmpty();
        assertThat(baton(List.of(), doctor(ONE, START, null)).passed(LAST)).isEmpty();
        assertThat(baton(stay, doctor(ONE, LAST.plusDays(5), null)).passed(LAST)).isEmpty();
    }

    @Test
    void theTeacherWhoLeavesNobodyBehindIsWarnedOf() {
        var stay = List.of(new Period(START, LAST.plusDays(1)));
        assertThat(Warning.of(baton(stay), LAST.minusDays(20)))
                .containsExactly(new Warning(Kind.TEACHER_LEAVES, LAST.plusDays(1), null));
    }

    @Test
    void theOnlyOneIsWarnedOfWithTheDayThatIsKnown() {
        var stay = List.of(new Period(START, LAST.plusDays(1)));
        var day = LAST.plusDays(20);
        var end = LAST.plusDays(100);
        assertThat(Warning.of(baton(stay, doctor(ONE, START, null)), day))
                .contains(new Warning(Kind.ONLY_ONE, null, ONE));
        assertThat(Warning.of(baton(stay, doctor(ONE, START, end)), day))
                .contains(new Warning(Kind.ONLY_ONE_EXPIRES, end, ONE))
                .contains(new Warning(Kind.LOST_SOON, end, null));
        var leaving = new Doctor(ONE, ALWAYS, List.of(new Period(START, end)), List.of());
        assertThat(Warning.of(baton(stay, leaving), day))
                .startsWith(new Warning(Kind.ONLY_ONE_LEAVES, end, ONE));
        var renewed =
                new Doctor(
                        ONE,
                        List.of(new Period(START, end), new Period(end, end.plusYears(2))),
                        ALWAYS,
                        List.of());
        assertThat(Warning.of(baton(stay, renewed), day))
                .contains(new Warning(Kind.ONLY_ONE, null, ONE));
    }

    @Test
    void whatIsDoneOftenIsNotSaidToSleep() {
        var stay = List.of(new Period(START, LAST.plusDays(1)));
        var baton = baton(stay, doctor(ONE, START, null), doctor(OTHER, START, null));
        var sleeps = LAST.plusDays(180);
        assertThat(Warning.of(baton, sleeps.minusDays(Warning.SOON + 1))).isEmpty();
        assertThat(Warning.of(baton, sleeps.minusDays(Warning.SOON)))
                .containsExactly(new Warning(Kind.DORMANT_SOON, sleeps, null));
    }

    @Test
    void equipmentIsOutUntilItIsThereInWhateverOrderItWasNoted() {
        var noted =
                new ArrayList<>(
                        List.of(
                                means(1, Means.State.PRESENT, START),
                                means(2, Means.State.OUT, START.plusDays(30)),
                                means(3, Means.State.OUT, START.plusDays(40)),
                                means(4, Means.State.PRESENT, START.plusDays(60)),
                                means(5, Means.State.OUT, START.plusDays(90))));
        for (var i = 0; i < 5; i++) {
            Collections.rotate(noted, 1);
            assertThat(Means.outages(noted))
                    .containsExactly(
                            new Period(START.plusDays(30), START.plusDays(60)),
                            new Period(START.plusDays(90), null));
            assertThat(Means.on(START.plusDays(50), Means.Kind.EQUIPMENT, noted))
                    .map(Means::state)
                    .hasValue(Means.State.OUT);
        }
        assertThat(Means.on(START, Means.Kind.CONSUMABLES, noted)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "EQUIPMENT | OUT | 2026-01-01 | -",
                "CONSUMABLES | LOW | 2026-01-01 | -",
                "EQUIPMENT | LOW | 2026-01-01 | state",
                "ROOM | OUT | 2026-01-01 | state",
                "EQUIPMENT | BROKEN | 2026-01-01 | state",
                "EQUIPMENT | OUT | yesterday | day",
                "EQUIPMENT | OUT | 0001-01-01 | day",
                "EQUIPMENT | OUT | 2026-01-03 | future"
            })
    void whatIsNotedOfMeansMustFit(String kind, String state, String since, String wrong) {
        var typed =
                Map.of(
                        "id",
                        ONE.toString(),
                        "kind",
                        kind,
                        "state",
                        state,
                        "since",
                        since,
                        "words",
                        "");
        assertThat(Means.wrong(typed, LocalDate.of(2026, 1, 2)).orElse(null)).isEqualTo(wrong);
    }

    private static Means means(int id, Means.State state, LocalDate since) {
        return new Means(new UUID(0, id), Means.Kind.EQUIPMENT, state, since, "");
    }

    private static Doctor doctor(
            UUID person, LocalDate from, @org.jspecify.annotations.Nullable LocalDate until) {
        return new Doctor(person, List.of(new Period(from, until)), ALWAYS, List.of());
    }

    private static Baton baton(List<Period> stays, Doctor... doctors) {
        var cases =
                List.of(
                        new Case(LAST.minusDays(200), Hands.TOGETHER, false, true),
                        new Case(LAST.minusDays(150), Hands.LOCAL, false, true),
                        new Case(LAST.minusDays(2), Hands.LOCAL, false, true));
        var history = new History(cases, stays, List.of(doctors), List.of(), List.of(), true);
        return new Baton(history, Yardstick.USUAL);
    }
}
