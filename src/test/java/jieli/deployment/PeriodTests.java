package jieli.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PeriodTests {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    @Test
    void aReversedOrEmptyPeriodIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Period(FIRST, FIRST));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Period(FIRST, FIRST.minusDays(1)));
    }

    @Test
    void theLastDayIsTheDayBeforeTheEnd() {
        assertThat(new Period(FIRST, FIRST.plusDays(1)).lastDay()).isEqualTo(FIRST);
        assertThat(new Period(FIRST, null).lastDay()).isNull();
    }

    @Property
    void periodsShareWhatTheirDaysShare(
            @ForAll("periods") Period one, @ForAll("periods") Period other) {
        var shared = days(one).filter(other::contains).toList();
        assertThat(one.touches(other)).isEqualTo(!shared.isEmpty());
        assertThat(one.shared(other).stream().flatMap(PeriodTests::days).toList())
                .isEqualTo(shared);
        assertThat(one.shared(other)).isEqualTo(other.shared(one));
    }

    @Provide
    Arbitrary<Period> periods() {
        var begin = Arbitraries.integers().between(0, 20);
        var length = Arbitraries.integers().between(1, 20);
        return Combinators.combine(begin, length)
                .as((from, days) ->
                        new Period(FIRST.plusDays(from), FIRST.plusDays(from + (long) days)));
    }

    private static Stream<LocalDate> days(Period period) {
        return Stream.iterate(FIRST, day -> day.plusDays(1)).limit(60).filter(period::contains);
    }

    @Test
    void openPeriodsShareAnOpenOne() {
        var open = new Period(FIRST, null);
        assertThat(open.shared(new Period(FIRST.plusDays(3), null)))
                .contains(new Period(FIRST.plusDays(3), null));
        assertThat(List.of(open)).allMatch(one -> one.contains(LocalDate.MAX));
    }
}
