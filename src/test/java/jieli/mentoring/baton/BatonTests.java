package jieli.mentoring.baton;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import jieli.deployment.Period;
import jieli.mentoring.baton.Case.Hands;
import jieli.mentoring.baton.Standing.Why;
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

/** What stays when the team has gone home, by the handbook's definitions. */
class BatonTests {

    private static final LocalDate START = LocalDate.of(2024, 7, 1);

    /** The teacher's last day. */
    private static final LocalDate LAST = LocalDate.of(2025, 6, 30);

    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    @ParameterizedTest
    @CsvSource({
        "'', ABSENT",
        "VISITOR, DEMONSTRATED",
        "VISITOR TOGETHER, TAUGHT",
        "VISITOR TOGETHER LOCAL, INDEPENDENT"
    })
    void aTechniqueIsHandedOnStepByStep(String hands, BatonState state) {
        var cases =
                hands.isEmpty()
                        ? List.<Case>of()
                        : List.of(hands.split(" ")).stream()
                                .map(name -> done(START.plusDays(9), Hands.valueOf(name)))
                                .toList();
        assertThat(baton(cases, doctors(2)).on(START.plusDays(30)).state()).isEqualTo(state);
    }

    @Test
    void twoDoctorsWithEnoughCasesKeepIt() {
        var standing = baton(alone(5, LAST.plusDays(100)), doctors(2)).on(LAST.plusDays(180));
        assertThat(standing.state()).isEqualTo(BatonState.ROOTED);
        assertThat(standing.why()).isEmpty();
        assertThat(standing.independent()).isEqualTo(5);
        assertThat(standing.needed()).isEqualTo(3);
    }

    @Test
    void nothingIsRootedBeforeMonthSix() {
        var standing = baton(alone(9, LAST.plusDays(100)), doctors(2)).on(LAST.plusDays(179));
        assertThat(standing.state()).isEqualTo(BatonState.FRAGILE);
        assertThat(standing.why()).containsExactly(Why.TOO_EARLY);
        assertThat(standing.early()).isFalse();
        assertThat(baton(List.of(), doctors(2)).on(LAST.plusDays(20)).early()).isTrue();
    }

    @Test
    void oneDoctorIsOnePersonAwayFromLost() {
        var standing = baton(alone(9, LAST.plusDays(100)), doctors(1)).on(LAST.plusDays(200));
        assertThat(standing.state()).isEqualTo(BatonState.FRAGILE);
        assertThat(standing.why()).containsExactly(Why.TOO_FEW_DOCTORS);
        assertThat(standing.isOnePersonAway()).isTrue();
    }

    @Test
    void halfOfTheTermsLastCasesMustBeDoneAlone() {
        var cases = new ArrayList<>(alone(4, LAST.plusDays(100)));
        IntStream.range(0, 9).forEach(i -> cases.add(done(LAST.minusDays(i), Hands.TOGETHER)));
        var standing = baton(cases, doctors(2)).on(LAST.plusDays(180));
        assertThat(standing.needed()).isEqualTo(5);
        assertThat(standing.before()).isEqualTo(9);
        assertThat(standing.why()).containsExactly(Why.TOO_FEW_CASES);
    }

    @Test
    void withoutACaseItSleepsAndWithoutADoctorItIsLost() {
        var cases = List.of(done(LAST.minusDays(9), Hands.TOGETHER));
        assertThat(baton(cases, doctors(2)).on(LAST.plusDays(180)).state())
                .isEqualTo(BatonState.DORMANT);
        var gone = new Doctor(ONE, List.of(new Period(START, LAST)), always(), List.of());
        assertThat(baton(cases, List.of(gone)).on(LAST.plusDays(1)).state())
                .isEqualTo(BatonState.LOST);
    }

    @Test
    void importedHistoryIsUnknownNeverLost() {
        assertThat(baton(List.of(), doctors(2)).on(LAST.plusDays(400)).state())
                .isEqualTo(BatonState.UNKNOWN);
        assertThat(baton(alone(3, LAST.plusDays(9)), List.of()).on(LAST.plusDays(400)).state())
                .isEqualTo(BatonState.UNKNOWN);
    }

    /** Somebody may assist, or was taken off the list at once: it is known that nobody may. */
    @Test
    void whereNobodyMayAnyLongerItIsLostNotUnknown() {
        var stay = new Period(START, LAST.plusDays(1));
        var cases = alone(3, LAST.plusDays(9));
        var looked = new History(cases, List.of(stay), List.of(), List.of(), List.of(), true);
        var standing = new Baton(looked, Yardstick.USUAL).on(LAST.plusDays(40));
        assertThat(standing.state()).isEqualTo(BatonState.LOST);
        assertThat(standing.why()).contains(Why.NOBODY_ABLE).doesNotContain(Why.NOTHING_RECORDED);
    }

    @Test
    void equipmentThatIsOutForMoreThanNinetyDaysLosesIt() {
        var out = new Period(LAST.plusDays(1), null);
        var history =
                new History(
                        alone(5, LAST.plusDays(50)),
                        List.of(new Period(START, LAST.plusDays(1))),
                        doctors(2),
                        List.of(out),
                        List.of(),
                        true);
        var baton = new Baton(history, Yardstick.USUAL);
        assertThat(baton.on(out.from().plusDays(90)).state()).isEqualTo(BatonState.FRAGILE);
        assertThat(baton.on(out.from().plusDays(91)).state()).isEqualTo(BatonState.LOST);
        assertThat(baton.next(LAST.plusDays(60)))
                .hasValueSatisfying(next -> {
                    assertThat(next.day()).isEqualTo(out.from().plusDays(91));
                    assertThat(next.state()).isEqualTo(BatonState.LOST);
                });
    }

    @Test
    void whoIsAwayForLongIsNotThere() {
        var away = new Period(LAST.plusDays(1), null);
        var doctor = new Doctor(ONE, always(), always(), List.of(away));
        var baton = baton(alone(5, LAST.plusDays(50)), List.of(doctor));
        assertThat(baton.on(away.from().plusDays(90)).able()).containsExactly(ONE);
        assertThat(baton.on(away.from().plusDays(91)).state()).isEqualTo(BatonState.LOST);
    }

    @Test
    void aRareTechniqueHasAYearAndNeedsOneCase() {
        var history = history(alone(1, LAST.plusDays(30)), doctors(2));
        var rare = new Baton(history, Yardstick.RARE);
        assertThat(rare.on(LAST.plusDays(300)).state()).isEqualTo(BatonState.FRAGILE);
        assertThat(rare.on(LAST.plusDays(360)).state()).isEqualTo(BatonState.ROOTED);
        assertThat(rare.on(LAST.plusDays(500)).state()).isEqualTo(BatonState.DORMANT);
    }

    @Test
    void oneOfSeveralTeachersLeavingStartsNoClockAndANewOneSuspendsIt() {
        var stays =
                List.of(
                        new Period(START, LAST.plusDays(1)),
                        new Period(START, LAST.plusDays(61)),
                        new Period(LAST.plusDays(200), LAST.plusDays(300)));
        var history =
                new History(
                        alone(3, LAST.plusDays(70)), stays, doctors(2), List.of(), List.of(), true);
        var baton = new Baton(history, Yardstick.USUAL);
        assertThat(baton.on(LAST.plusDays(30)).departed()).isNull();
        assertThat(baton.on(LAST.plusDays(100)).departed()).isEqualTo(LAST.plusDays(60));
        assertThat(baton.on(LAST.plusDays(250)).state()).isEqualTo(BatonState.INDEPENDENT);
        assertThat(baton.on(LAST.plusDays(300)).departed()).isEqualTo(LAST.plusDays(299));
    }

    @Test
    void aDoubtAboutOneDoctorMakesItFragile() {
        var doubt = new Period(LAST.plusDays(150), null);
        var history =
                new History(
                        alone(5, LAST.plusDays(100)),
                        List.of(new Period(START, LAST.plusDays(1))),
                        doctors(2),
                        List.of(),
                        List.of(doubt),
                        true);
        var standing = new Baton(history, Yardstick.USUAL).on(LAST.plusDays(190));
        assertThat(standing.state()).isEqualTo(BatonState.FRAGILE);
        assertThat(standing.why()).containsExactly(Why.DOUBT);
    }

    /** Deeds are a set: the order in which they arrive says nothing. */
    @Property
    boolean theStandingFollowsFromTheDeedsInAnyOrder(
            @ForAll("histories") History history,
            @ForAll @IntRange(max = 900) int after,
            @ForAll Random random) {
        var day = START.plusDays(after);
        var shuffled =
                new History(
                        mixed(history.cases(), random),
                        mixed(history.teachers(), random),
                        mixed(history.doctors(), random),
                        mixed(history.outages(), random),
                        mixed(history.doubts(), random),
                        history.granted());
        return new Baton(history, Yardstick.USUAL)
                .on(day)
                .equals(new Baton(shuffled, Yardstick.USUAL).on(day));
    }

    /** After the departure; a case of the term's last months also raises what is asked. */
    @Property
    boolean oneMoreIndependentCaseNeverMakesItWorse(
            @ForAll("histories") History history,
            @ForAll @IntRange(max = 900) int after,
            @ForAll @IntRange(max = 900) int earlier) {
        var day = START.plusDays(after);
        var departed = history.departure(day);
        var done = day.minusDays(earlier);
        if (departed.isEmpty() || !done.isAfter(departed.get())) {
            return true;
        }
        return rank(more(history, done(done, Hands.LOCAL)), day) >= rank(history, day);
    }

    @Property
    boolean aCaseWithAVisitorNeverMakesItBetterAfterDeparture(
            @ForAll("histories") History history,
            @ForAll @IntRange(max = 900) int after,
            @ForAll @IntRange(max = 900) int earlier,
            @ForAll boolean operated) {
        var day = START.plusDays(after);
        if (history.departure(day).isEmpty() || isUnknown(history, day)) {
            return true;
        }
        var visitor = done(day.minusDays(earlier), operated ? Hands.VISITOR : Hands.TOGETHER);
        return rank(more(history, visitor), day) <= rank(history, day);
    }

    /** The warning names the first day on which it stands otherwise, none is passed over. */
    @Property(tries = 200)
    boolean theNextTurnIsTheFirst(
            @ForAll("histories") History history, @ForAll @IntRange(max = 700) int after) {
        var baton = new Baton(history, Yardstick.USUAL);
        var today = START.plusDays(after);
        var state = baton.on(today).state();
        var first =
                today.plusDays(1)
                        .datesUntil(today.plusDays(Baton.AHEAD + 1))
                        .filter(day -> baton.on(day).state() != state)
                        .findFirst();
        return first.equals(baton.next(today).map(Standing::day));
    }

    @Provide
    Arbitrary<History> histories() {
        var days = Arbitraries.integers().between(0, 800).map(START::plusDays);
        var periods =
                Combinators.combine(days, Arbitraries.integers().between(1, 400))
                        .as((from, length) -> new Period(from, from.plusDays(length)));
        var cases =
                Combinators.combine(
                                days,
                                Arbitraries.of(Hands.class),
                                Arbitraries.of(true, false, false),
                                Arbitraries.of(true, true, true, false))
                        .as(Case::new);
        var doctors =
                Combinators.combine(
                                Arbitraries.of(ONE, OTHER, new UUID(0, 3)),
                                periods.list().ofMinSize(1).ofMaxSize(2),
                                periods.list().ofMaxSize(1))
                        .as((person, granted, away) -> new Doctor(person, granted, always(), away));
        return Combinators.combine(
                        cases.list().ofMinSize(1).ofMaxSize(25),
                        periods.list().ofMinSize(1).ofMaxSize(3),
                        doctors.list().ofMinSize(1).ofMaxSize(4),
                        periods.list().ofMaxSize(2),
                        periods.list().ofMaxSize(2),
                        Arbitraries.of(true, true, true, false))
                .as(History::new);
    }

    private static int rank(History history, LocalDate day) {
        return new Baton(history, Yardstick.USUAL).on(day).state().ordinal();
    }

    /** Without any record there is nothing that could be better or worse. */
    private static boolean isUnknown(History history, LocalDate day) {
        return new Baton(history, Yardstick.USUAL).on(day).state() == BatonState.UNKNOWN;
    }

    private static History more(History history, Case one) {
        var cases = new ArrayList<>(history.cases());
        cases.add(one);
        return new History(
                cases,
                history.teachers(),
                history.doctors(),
                history.outages(),
                history.doubts(),
                history.granted());
    }

    private static <T> List<T> mixed(List<T> list, Random random) {
        var copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }

    private static Baton baton(List<Case> cases, List<Doctor> doctors) {
        return new Baton(history(cases, doctors), Yardstick.USUAL);
    }

    private static History history(List<Case> cases, List<Doctor> doctors) {
        var stay = new Period(START, LAST.plusDays(1));
        return new History(cases, List.of(stay), doctors, List.of(), List.of(), !doctors.isEmpty());
    }

    private static List<Case> alone(int count, LocalDate from) {
        return IntStream.range(0, count)
                .mapToObj(i -> done(from.plusDays(i), Hands.LOCAL))
                .toList();
    }

    private static Case done(LocalDate day, Hands hands) {
        return new Case(day, hands, false, true);
    }

    private static List<Doctor> doctors(int count) {
        return IntStream.range(1, count + 1)
                .mapToObj(i -> new Doctor(new UUID(0, i), always(), always(), List.of()))
                .toList();
    }

    private static List<Period> always() {
        return List.of(new Period(START.minusYears(9), null));
    }
}
