package jieli.deployment.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jieli.deployment.compliance.ByTheDay.Told;
import jieli.deployment.coverage.Days;
import jieli.deployment.coverage.Stint;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The checks against sets of single days, over small worlds of every kind. */
class ChecksTests {

    private static final LocalDate START = LocalDate.of(2024, 3, 1);
    private static final LocalDate TODAY = LocalDate.of(2025, 6, 15);
    private static final Days RUNNING = Days.of(START, null);
    private static final int YEARS = 4;

    @Provide
    Arbitrary<Days> period() {
        return Combinators.combine(
                        Arbitraries.integers().between(-200, 900),
                        Arbitraries.integers().between(1, 420))
                .as((from, length) -> Days.of(START.plusDays(from), START.plusDays(from + length)));
    }

    @Provide
    Arbitrary<List<Stint>> stints() {
        var away =
                Combinators.combine(
                                Arbitraries.integers().between(-220, 950),
                                Arbitraries.integers().between(1, 70),
                                Arbitraries.of(true, false))
                        .as((from, length, descent) ->
                                new Stint.Away(
                                        descent,
                                        Days.of(
                                                START.plusDays(from),
                                                START.plusDays(from + length))));
        return Combinators.combine(
                        period(),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of("", "cardiology", "icu"),
                        Arbitraries.integers().between(0, 9),
                        away.list().ofMaxSize(5))
                .as((term, person, seat, specialty, visit, absences) ->
                        new Stint(
                                UUID.randomUUID(),
                                new UUID(0, person),
                                new UUID(1, 1),
                                seat == 0 ? null : new UUID(2, seat),
                                null,
                                specialty,
                                false,
                                visit == 0,
                                null,
                                term,
                                term,
                                absences))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<Demands> demands() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 4).map(String::valueOf),
                        Arbitraries.integers().between(1, 12).map(String::valueOf),
                        Arbitraries.integers().between(0, 40).map(String::valueOf),
                        Arbitraries.of("true", "false"),
                        Arbitraries.of("CALENDAR", "ON_SITE"),
                        Arbitraries.of("ONE_SEAT", "EACH_PERSON"),
                        Arbitraries.of("0", "0", "3", "15"))
                .as((heads, months, leave, descent, count, replaced, gap) ->
                        new Demands(
                                "R1.1",
                                Map.of(
                                        Parameter.minHeadPerYear, heads,
                                        Parameter.minMonths, months,
                                        Parameter.minSpecialties, "2",
                                        Parameter.allYearPresence, "true",
                                        Parameter.descentBreaksContinuity, descent),
                                Map.of(
                                        Parameter.leaveDaysNotBreaking, leave,
                                        Parameter.dayCount, count,
                                        Parameter.replacementCounts, replaced,
                                        Parameter.maxGapDays, gap)));
    }

    @Property(tries = 300)
    void whatIsSaidOfRunsIsWhatCountingTheDaysSays(
            @ForAll("demands") Demands demands, @ForAll("stints") List<Stint> stints) {
        var world = new World(TODAY, RUNNING, Set.of(new UUID(1, 1)), World.Known.NOTHING, stints);
        var naive = new ByTheDay(demands, TODAY, RUNNING, stints);
        for (var number = 2024; number < 2024 + YEARS; number++) {
            var year = Year.calendar(number);
            assertThat(told(new Heads().answer(demands, world, year)))
                    .isEqualTo(naive.heads(number));
            assertThat(told(new Disciplines().answer(demands, world, year)))
                    .isEqualTo(naive.disciplines(number));
            assertThat(told(new Months().answer(demands, world, year)))
                    .isEqualTo(naive.months(number));
            assertThat(told(new Presence().answer(demands, world, year)))
                    .isEqualTo(naive.presence(number, LocalDate.of(2029, 1, 1)));
        }
    }

    private static Told told(Answer answer) {
        return new Told(answer.state(), answer.found());
    }
}
