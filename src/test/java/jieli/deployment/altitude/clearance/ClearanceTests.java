package jieli.deployment.altitude.clearance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import jieli.deployment.altitude.clearance.Clearance.Result;
import jieli.deployment.altitude.clearance.Proposal.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What answers propose; a physician decides. */
class ClearanceTests {

    private static final int VERSION = Questionnaire.newest().version();

    @Test
    void whoAnswersNoToEverythingHasNothingAgainstThem() {
        assertThat(proposal(Map.of()).kind()).isEqualTo(Kind.NONE);
        assertThat(proposal(Map.of()).because()).isEmpty();
    }

    @Test
    void everyQuestionProposesWhatTheListSays() {
        var questions = Questionnaire.newest().questions();
        assertThat(questions).hasSizeGreaterThan(15);
        for (var question : questions) {
            var proposal = proposal(Map.of(question.code(), "yes"));
            assertThat(proposal.kind()).as(question.code()).isEqualTo(question.proposal());
            assertThat(proposal.because()).containsExactly(question.code());
        }
    }

    @Test
    void anOpenQuestionIsForThePhysician() {
        assertThat(Proposal.of(HealthForm.of(VERSION, Map.of())).kind()).isEqualTo(Kind.REVIEW);
    }

    @ParameterizedTest
    @CsvSource({
        "PULSE, 100, NONE",
        "PULSE, 101, NOT_FIT",
        "SYSTOLIC, 159, NONE",
        "SYSTOLIC, 160, NOT_FIT",
        "DIASTOLIC, 99, NONE",
        "DIASTOLIC, 100, NOT_FIT",
        "SYSTOLIC, 89, REVIEW",
        "DIASTOLIC, 59, REVIEW",
        "TEMPERATURE, 38.0, NONE",
        "TEMPERATURE, 38.1, POSTPONED",
        "HAEMOGLOBIN, 119, REVIEW",
        "HAEMOGLOBIN, 120, NONE",
        "ECG, abnormal, REVIEW",
        "ECG, normal, NONE"
    })
    void theExaminationSpeaksAtItsLimits(String name, String value, Kind kind) {
        assertThat(proposal(Map.of(name, value)).kind()).isEqualTo(kind);
    }

    @Test
    void theGravestReasonCounts() {
        var proposal = proposal(Map.of("GUT", "yes", "COLD", "yes", "EPILEPSY", "yes"));
        assertThat(proposal.kind()).isEqualTo(Kind.NOT_FIT);
        assertThat(proposal.because()).containsExactly("EPILEPSY", "COLD", "GUT");
    }

    @ParameterizedTest
    @EnumSource(Result.class)
    void aMilderDecisionThanTheProposalIsAnOverride(Result result) {
        assertThat(proposal(Map.of("HEART", "yes")).isOverriddenBy(result))
                .isEqualTo(result != Result.NOT_FIT);
        assertThat(proposal(Map.of("COLD", "yes")).isOverriddenBy(result)).isEqualTo(result.lets());
        assertThat(proposal(Map.of("GUT", "yes")).isOverriddenBy(result)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "PULSE, 19",
        "PULSE, abc",
        "TEMPERATURE, 44",
        "SPO2, 101",
        "SPO2, 9999",
        "SYSTOLIC, -120"
    })
    void aNumberThatCannotBeIsRefused(String name, String value) {
        assertThat(HealthForm.of(VERSION, Map.of(name, value)).wrong()).contains(name);
    }

    @Test
    void aChinesePointIsAPointToo() {
        assertThat(proposal(Map.of("TEMPERATURE", "38。5")).kind()).isEqualTo(Kind.POSTPONED);
    }

    @Test
    void whatIsSealedComesBackAsItWas() {
        var form =
                HealthForm.of(
                        VERSION,
                        Map.of("HEART", "yes", "MEDICINES", "阿司匹林\t每日\n一次", "NOBODY_ASKED", "x"));
        var again = HealthForm.read(VERSION, form.text());
        assertThat(again.answer("HEART")).isEqualTo("yes");
        assertThat(again.answer("MEDICINES")).isEqualTo("阿司匹林 每日 一次");
        assertThat(again.values()).hasSize(2);
    }

    private static Proposal proposal(Map<String, String> given) {
        var answers = new HashMap<String, String>();
        Questionnaire.newest().questions().forEach(each -> answers.put(each.code(), "no"));
        answers.putAll(given);
        return Proposal.of(HealthForm.of(VERSION, answers));
    }
}
