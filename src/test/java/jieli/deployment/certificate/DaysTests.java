package jieli.deployment.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import jieli.deployment.Period;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Days counted one by one, whatever the absences look like. */
class DaysTests {

    private static final LocalDate FIRST = LocalDate.of(2022, 7, 1);

    @Property
    void eachDayAwayIsTakenOffOnce(
            @ForAll @IntRange(min = 1, max = 1200) int length,
            @ForAll @IntRange(max = 12) int absences,
            @ForAll long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var away = away(random, length, absences);
        var gone = new HashSet<LocalDate>();
        for (var day = FIRST; day.isBefore(FIRST.plusDays(length)); day = day.plusDays(1)) {
            for (var absence : away) {
                if (absence.contains(day)) {
                    gone.add(day);
                }
            }
        }
        var days = Days.of(FIRST, FIRST.plusDays(length), away);
        assertThat(days).isEqualTo(new Days(length, length - gone.size()));
        assertThat(days.isYear()).isEqualTo(days.missing() == 0);
    }

    @Property
    void aPostingCutInTwoCountsTheSame(
            @ForAll @IntRange(min = 2, max = 1200) int length, @ForAll long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var cut = FIRST.plusDays(1 + random.nextInt(length - 1));
        var until = FIRST.plusDays(length);
        var away = away(random, length, 4);
        assertThat(Days.of(FIRST, cut, away).plus(Days.of(cut, until, away)))
                .isEqualTo(Days.of(FIRST, until, away));
    }

    /** They overlap, begin before, end after; some nobody has come back from. */
    private static List<Period> away(RandomGenerator random, int length, int absences) {
        var away = new ArrayList<Period>();
        for (var i = 0; i < absences; i++) {
            var from = FIRST.plusDays(random.nextInt(-20, length + 20));
            var open = random.nextInt(5) == 0;
            away.add(new Period(from, open ? null : from.plusDays(1 + random.nextInt(60))));
        }
        return away;
    }
}
