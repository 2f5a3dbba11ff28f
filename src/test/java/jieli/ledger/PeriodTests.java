package jieli.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PeriodTests {

    @Test
    void periodsAreReadAsFarAsTheySay() {
        var written =
                """
                2024-04-17
                2022-07..2025-05
                2019
                2018年以来
                2022-07起
                截至2024-04
                2019(较上年)
                2022年7月
                未说明
                ????-07-15
                2024-13
                """;

        assertThat(
                        written.lines()
                                .map(PeriodTests::told)
                                .collect(Collectors.joining("\n", "", "\n")))
                .isEqualTo(
                        """
                        Day 2024-04-17 2024-04-18
                        Range 2022-07-01 2025-06-01
                        Range 2019-01-01 2020-01-01
                        Since 2018-01-01 null
                        Since 2022-07-01 null
                        Until null 2024-05-01
                        Range 2019-01-01 2020-01-01
                        Range 2022-07-01 2022-08-01
                        Unstated null null
                        Unstated null null
                        Unstated null null
                        """);
    }

    @Test
    void aPeriodThatEndsBeforeItBeginsIsRefused() {
        assertThatThrownBy(() ->
                        new Period.Range(LocalDate.of(2025, 1, 1), LocalDate.of(2024, 1, 1), ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Period.of("2025-05..2022-07")).isInstanceOf(Period.Unstated.class);
    }

    @Test
    void whatIsNotToldExcludesNothing() {
        assertThat(Period.of("2016").overlaps(Period.of("2019"))).isFalse();
        assertThat(Period.of("2016").overlaps(Period.of("未说明"))).isTrue();
        assertThat(Period.of("2018年以来").overlaps(Period.of("2019"))).isTrue();
        assertThat(Period.of("截至2017").overlaps(Period.of("2018年以来"))).isFalse();
    }

    private static String told(String words) {
        var period = Period.of(words);
        return period.getClass().getSimpleName() + " " + period.lower() + " " + period.upper();
    }
}
