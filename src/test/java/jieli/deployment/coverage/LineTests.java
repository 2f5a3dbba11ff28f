package jieli.deployment.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jieli.deployment.coverage.Gap.Nearness;
import jieli.deployment.coverage.Line.Wanted;
import jieli.directory.InstitutionId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a gap is, and how near. */
class LineTests {

    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
    private static final LocalDate NEXT = LocalDate.of(2027, 1, 1);

    @Test
    void aSeatWithoutAnybodyIsAGapForAsLongAsItIsWanted() {
        var lines = Line.of(List.of(), List.of(new Wanted("icu", Days.of(JANUARY, null))), false);
        assertThat(lines.getLast().gaps()).isEqualTo(Days.of(JANUARY, null));
        assertThat(lines.getFirst().specialty()).isNull();
        assertThat(lines.getFirst().gaps()).isEqualTo(Days.of(JANUARY, null));
    }

    @Test
    void twoSeatsNeedTwoPeople() {
        var two = new Wanted("icu", Days.of(JANUARY, NEXT));
        var lines = Line.of(List.of(stint("icu", JANUARY, NEXT)), List.of(two, two), false);
        assertThat(lines.getLast().gaps()).isEqualTo(Days.of(JANUARY, NEXT));
        assertThat(lines.getFirst().gaps()).isEqualTo(Days.NONE);
    }

    @Test
    void withoutASeatOnlyTheTimeBetweenTwoPostingsIsAGap() {
        var lines =
                Line.of(
                        List.of(stint("icu", JANUARY, JULY.minusDays(3)), stint("icu", JULY, NEXT)),
                        List.of(),
                        false);
        assertThat(lines.getLast().gaps()).isEqualTo(Days.of(JULY.minusDays(3), JULY));
        assertThat(lines.getLast().wanted()).isFalse();
    }

    @Test
    void leaveLeavesAGapOnlyByDaysOnSite() {
        var leave = Days.of(JULY, JULY.plusDays(20));
        var term = Days.of(JANUARY, NEXT);
        var away = stint("icu", term, term, new Stint.Away(false, leave));
        var seat = List.of(new Wanted("icu", Days.of(JANUARY, NEXT)));
        assertThat(Line.of(List.of(away), seat, false).getLast().gaps()).isEqualTo(Days.NONE);
        assertThat(Line.of(List.of(away), seat, true).getLast().gaps()).isEqualTo(leave);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-30, SOON, 1",
        "2026-05-02, SOON, 60",
        "2026-05-01, LATER, 61",
        "2026-07-01, OPEN, 0",
        "2026-12-31, OPEN, 0",
        "2027-01-01, PAST, 0"
    })
    void aGapIsWarnedOfSixtyDaysAhead(LocalDate today, Nearness nearness, long ahead) {
        var gap =
                new Gap(
                        new InstitutionId(UUID.randomUUID()),
                        "",
                        "icu",
                        "",
                        new Days.Run(JULY, NEXT));
        assertThat(gap.nearness(today, 60)).isEqualTo(nearness);
        assertThat(gap.daysAhead(today)).isEqualTo(ahead);
    }

    /** Agreed for all of January; the eleventh is today. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-01-01, -,          2026-01-01, 2026-02-01, false",
                "2025-12-29, -,          2026-01-01, 2026-02-01, false",
                "2026-01-05, -,          2026-01-05, 2026-02-01, false",
                "2026-01-01, 2026-01-08, 2026-01-01, 2026-01-09, false",
                "2026-01-11, -,          2026-01-11, 2026-02-01, false",
                "-,          -,          2026-01-12, 2026-02-01, true"
            })
    void aDayCountsOnceSomebodySetOutUntilTheyLeft(
            @Nullable LocalDate setOut,
            @Nullable LocalDate left,
            LocalDate from,
            LocalDate until,
            boolean isLate) {
        var today = LocalDate.of(2026, 1, 11);
        var agreed = Days.of(JANUARY, JANUARY.plusMonths(1));
        var stint = stint("icu", agreed, counted(agreed, setOut, left, today));
        assertThat(stint.term()).isEqualTo(Days.of(from, until));
        assertThat(stint.isLate(today)).isEqualTo(isLate);
    }

    @Test
    void whoeverNeverSetOutLeavesAGap() {
        var agreed = Days.of(JANUARY, JULY);
        var came = stint("icu", JULY, NEXT);
        var awaited = stint("icu", agreed, counted(agreed, null, null, NEXT));
        assertThat(awaited.term()).isEqualTo(Days.NONE);
        assertThat(Line.of(List.of(awaited, came), List.of(), false).getLast().gaps())
                .isEqualTo(agreed);
    }

    @Test
    void absencesThatOverlapAreSubtractedOnce() {
        var first = new Stint.Away(false, Days.of(JULY, JULY.plusDays(10)));
        var second = new Stint.Away(true, Days.of(JULY.plusDays(5), JULY.plusDays(15)));
        var term = Days.of(JANUARY, NEXT);
        var stint = stint("icu", term, term, first, second);
        assertThat(stint.onSite().count()).isEqualTo(term.count() - 15);
    }

    private static Days counted(
            Days agreed, @Nullable LocalDate setOut, @Nullable LocalDate left, LocalDate today) {
        var run = agreed.runs().getFirst();
        return Stint.counted(
                epoch(run.from()), epoch(run.until()), epoch(setOut), epoch(left), epoch(today));
    }

    private static int epoch(@Nullable LocalDate day) {
        return day == null ? Days.forever() : (int) day.toEpochDay();
    }

    private static Stint stint(String specialty, LocalDate from, LocalDate until) {
        var term = Days.of(from, until);
        return stint(specialty, term, term);
    }

    private static Stint stint(String specialty, Days agreed, Days term, Stint.Away... away) {
        return new Stint(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                null,
                null,
                specialty,
                false,
                false,
                null,
                agreed,
                term,
                List.of(away));
    }
}
