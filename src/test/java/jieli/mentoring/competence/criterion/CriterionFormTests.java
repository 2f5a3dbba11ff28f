package jieli.mentoring.competence.criterion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import jieli.mentoring.competence.Criterion;
import jieli.mentoring.competence.criterion.CriterionForm.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.LinkedMultiValueMap;

/** What a committee types. */
class CriterionFormTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Test
    void theHandbooksNumbersAreTaken() {
        var form = form("5", "15", "1.25", "2.5", "12", "委员会 3 号", "2026-11-22");
        assertThat(form.refusal(TODAY)).isNull();
        assertThat(form.numbers()).isEqualTo(Criterion.USUAL);
    }

    @ParameterizedTest
    @CsvSource({
        "15, 5, 1.25, 2.5, 12, 会, 2026-11-22, P0_P1",
        "0, 5, 1.25, 2.5, 12, 会, 2026-11-22, P0_P1",
        "5, 100, 1.25, 2.5, 12, 会, 2026-11-22, P0_P1",
        "x, 15, 1.25, 2.5, 12, 会, 2026-11-22, P0_P1",
        "5, 15, 0, 2.5, 12, 会, 2026-11-22, LIMITS",
        "5, 15, 1.25, 21, 12, 会, 2026-11-22, LIMITS",
        "5, 15, NaN, 2.5, 12, 会, 2026-11-22, LIMITS",
        "5, 5.01, 20, 2.5, 12, 会, 2026-11-22, FEWEST",
        "5, 15, 1.25, 2.5, 0, 会, 2026-11-22, LEAST",
        "5, 15, 1.25, 2.5, 501, 会, 2026-11-22, LEAST",
        "5, 15, 1.25, 2.5, 12, '', 2026-11-22, COMMITTEE",
        "5, 15, 1.25, 2.5, 12, 会, 2026-11-23, DECIDED",
        "5, 15, 1.25, 2.5, 12, 会, morgen, DECIDED"
    })
    void whatDecidesNothingIsRefused(
            String p0,
            String p1,
            String h,
            String alarm,
            String least,
            String committee,
            String decided,
            Why why) {
        assertThat(form(p0, p1, h, alarm, least, committee, decided).refusal(TODAY)).isEqualTo(why);
    }

    @Test
    void withoutAFailureThereIsNothingToCount() {
        var typed = form("5", "15", "1.25", "2.5", "12", "会", "2026-11-22");
        var none =
                new CriterionForm(
                        typed.p0(),
                        typed.p1(),
                        typed.h(),
                        typed.alarm(),
                        List.of("OTHER"),
                        typed.least(),
                        false,
                        typed.committee(),
                        typed.decided());
        assertThat(none.refusal(TODAY)).isEqualTo(Why.FAILURE);
    }

    private static CriterionForm form(
            String p0,
            String p1,
            String h,
            String alarm,
            String least,
            String committee,
            String decided) {
        var typed = new LinkedMultiValueMap<String, String>();
        typed.add("p0", p0);
        typed.add("p1", p1);
        typed.add("h", h);
        typed.add("alarm", alarm);
        typed.add("failure", "TAKEN_OVER");
        typed.add("least", least);
        typed.add("committee", committee);
        typed.add("decided", decided);
        return CriterionForm.of(typed);
    }
}
