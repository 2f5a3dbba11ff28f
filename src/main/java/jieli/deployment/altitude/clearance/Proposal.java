package jieli.deployment.altitude.clearance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jieli.deployment.altitude.clearance.Clearance.Result;
import jieli.deployment.altitude.clearance.HealthForm.Number;

/**
 * What the answers propose (domain handbook, section 4.1). A physician decides.
 *
 * @param kind the gravest of what speaks for it
 * @param because codes of questions, names of numbers, or of examinations; the gravest first
 */
record Proposal(Kind kind, List<String> because) {

    private static final double FEVER = 38;
    private static final double FAST_PULSE = 100;
    private static final double HIGH_SYSTOLIC = 160;
    private static final double HIGH_DIASTOLIC = 100;
    private static final double LOW_SYSTOLIC = 90;
    private static final double LOW_DIASTOLIC = 60;
    private static final double LOW_HAEMOGLOBIN = 120;

    /** The gravest first. */
    enum Kind {
        NOT_FIT,
        POSTPONED,
        /** A physician looks closer. */
        REVIEW,
        NONE
    }

    private record Reason(Kind kind, String name) {}

    static Proposal of(HealthForm form) {
        var reasons = new ArrayList<Reason>();
        for (var question : Questionnaire.version(form.version()).questions()) {
            switch (form.answer(question.code())) {
                case "yes" -> reasons.add(new Reason(question.proposal(), question.code()));
                case "no" -> {}
                default -> reasons.add(new Reason(Kind.REVIEW, question.code()));
            }
        }
        form.abnormal().forEach(name -> reasons.add(new Reason(Kind.REVIEW, name)));
        numbers(form, reasons);
        reasons.sort(Comparator.comparing(Reason::kind));
        return new Proposal(
                reasons.isEmpty() ? Kind.NONE : reasons.getFirst().kind(),
                reasons.stream().map(Reason::name).distinct().toList());
    }

    private static void numbers(HealthForm form, List<Reason> reasons) {
        if (over(form, Number.PULSE, FAST_PULSE)) {
            reasons.add(new Reason(Kind.NOT_FIT, "PULSE"));
        }
        if (!under(form, Number.SYSTOLIC, HIGH_SYSTOLIC)
                || !under(form, Number.DIASTOLIC, HIGH_DIASTOLIC)) {
            reasons.add(new Reason(Kind.NOT_FIT, "SYSTOLIC"));
        }
        if (over(form, Number.TEMPERATURE, FEVER)) {
            reasons.add(new Reason(Kind.POSTPONED, "TEMPERATURE"));
        }
        if (form.number(Number.SYSTOLIC).filter(value -> value < LOW_SYSTOLIC).isPresent()
                || form.number(Number.DIASTOLIC)
                        .filter(value -> value < LOW_DIASTOLIC)
                        .isPresent()) {
            reasons.add(new Reason(Kind.REVIEW, "SYSTOLIC"));
        }
        if (form.number(Number.HAEMOGLOBIN).filter(value -> value < LOW_HAEMOGLOBIN).isPresent()) {
            reasons.add(new Reason(Kind.REVIEW, "HAEMOGLOBIN"));
        }
    }

    private static boolean over(HealthForm form, Number number, double limit) {
        return form.number(number).filter(value -> value > limit).isPresent();
    }

    private static boolean under(HealthForm form, Number number, double limit) {
        Optional<Double> value = form.number(number);
        return value.isEmpty() || value.get() < limit;
    }

    /** Whether a decision is milder than what was proposed, which wants a reason. */
    boolean isOverriddenBy(Result result) {
        return switch (kind) {
            case NOT_FIT -> result != Result.NOT_FIT;
            case POSTPONED -> result == Result.FIT || result == Result.FIT_WITH_CONDITIONS;
            case REVIEW, NONE -> false;
        };
    }
}
