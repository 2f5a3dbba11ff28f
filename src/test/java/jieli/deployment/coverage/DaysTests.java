package jieli.deployment.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Sets of days as runs, against sets of single days. */
class DaysTests {

    private static final LocalDate START = LocalDate.of(2023, 12, 1);
    private static final int SPAN = 120;

    @Provide
    Arbitrary<List<Days>> many() {
        var one =
                Arbitraries.integers()
                        .between(0, SPAN)
                        .tuple2()
                        .map(pair ->
                                Days.of(
                                        START.plusDays(Math.min(pair.get1(), pair.get2())),
                                        START.plusDays(Math.max(pair.get1(), pair.get2()))));
        return one.list().ofMaxSize(4).map(Days::union).list().ofMinSize(1).ofMaxSize(6);
    }

    @Property
    void whatIsSaidOfManySetsIsWhatCountingTheDaysSays(@ForAll("many") List<Days> all) {
        for (var least = 1; least <= 3; least++) {
            var many = least;
            assertThat(single(Days.atLeast(many, all)))
                    .isEqualTo(
                            where(day ->
                                    all.stream().filter(d -> d.contains(day)).count() >= many));
        }
    }

    @Property
    void fewerThereThanNeededIsFoundByTheDay(
            @ForAll("many") List<Days> there, @ForAll("many") List<Days> needed) {
        assertThat(single(Days.fewer(there, needed)))
                .isEqualTo(
                        where(day ->
                                there.stream().filter(d -> d.contains(day)).count()
                                        < needed.stream().filter(d -> d.contains(day)).count()));
    }

    @Property
    void twoSetsMeetPartAndTouchLikeSetsOfDays(@ForAll("many") List<Days> all) {
        var one = all.getFirst();
        var other = all.getLast();
        assertThat(single(one.and(other)))
                .isEqualTo(where(d -> one.contains(d) && other.contains(d)));
        assertThat(single(one.or(other)))
                .isEqualTo(where(d -> one.contains(d) || other.contains(d)));
        assertThat(single(one.minus(other)))
                .isEqualTo(where(d -> one.contains(d) && !other.contains(d)));
        assertThat(one.touches(other)).isEqualTo(!single(one.and(other)).isEmpty());
    }

    @Property
    void runsNeitherTouchNorOverlapAndHoldEveryDay(@ForAll("many") List<Days> all) {
        var days = Days.union(all);
        var runs = days.runs();
        for (var i = 1; i < runs.size(); i++) {
            assertThat(runs.get(i - 1).until()).isBefore(runs.get(i).from());
        }
        assertThat(runs.stream().mapToInt(Days.Run::length).sum()).isEqualTo(days.count());
        assertThat(days.count()).isEqualTo(single(days).size());
        assertThat(days.longerThan(5).runs())
                .isEqualTo(runs.stream().filter(run -> run.length() > 5).toList());
    }

    @Example
    void aPeriodWithoutAnEndGoesOn() {
        var open = Days.of(START, null);
        assertThat(open.count()).isEqualTo(Integer.MAX_VALUE);
        assertThat(open.end()).isNull();
        assertThat(open.minus(Days.ofYear(2024)).runs())
                .containsExactly(
                        new Days.Run(START, LocalDate.of(2024, 1, 1)),
                        new Days.Run(LocalDate.of(2025, 1, 1), null));
        assertThat(open.and(Days.ofYear(2024)).count()).isEqualTo(366);
    }

    @Example
    void aPeriodThatEndsBeforeItBeginsIsNone() {
        assertThatThrownBy(() -> Days.of(START, START.minusDays(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Days.of(START, START)).isEqualTo(Days.NONE);
    }

    private interface Condition {
        boolean holds(LocalDate day);
    }

    private static Set<LocalDate> single(Days days) {
        return days.runs().stream()
                .flatMap(
                        run -> run.from().datesUntil(java.util.Objects.requireNonNull(run.until())))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<LocalDate> where(Condition condition) {
        return IntStream.range(-2, SPAN + 2)
                .mapToObj(START::plusDays)
                .filter(condition::holds)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
