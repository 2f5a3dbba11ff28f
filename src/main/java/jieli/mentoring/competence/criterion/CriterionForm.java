package jieli.mentoring.competence.criterion;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jieli.mentoring.competence.Criterion;
import jieli.mentoring.competence.Requirement;
import jieli.mentoring.competence.Requirement.Failure;
import jieli.mentoring.competence.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** A criterion as it is typed; rates in per cent. */
record CriterionForm(
        String p0,
        String p1,
        String h,
        String alarm,
        List<String> failure,
        String least,
        boolean rare,
        String committee,
        String decided)
        implements Serializable {

    private static final int LONGEST = 200;
    private static final int HIGHEST = 20;
    private static final int MOST_LEAST = 500;
    private static final double MOST_FEWEST = 1000;

    /** Why it is refused; {@code mentoring.criterion.refusal.…} says it in words. */
    enum Why {
        P0_P1,
        LIMITS,
        FEWEST,
        FAILURE,
        LEAST,
        COMMITTEE,
        DECIDED
    }

    CriterionForm {
        failure = failure.stream().toList();
    }

    static CriterionForm of(MultiValueMap<String, String> parameters) {
        return new CriterionForm(
                text(parameters, "p0"),
                text(parameters, "p1"),
                text(parameters, "h"),
                text(parameters, "alarm"),
                parameters.getOrDefault("failure", List.of()),
                text(parameters, "least"),
                parameters.containsKey("rare"),
                text(parameters, "committee"),
                text(parameters, "decided"));
    }

    private static String text(MultiValueMap<String, String> parameters, String name) {
        return Typed.text(parameters.getFirst(name));
    }

    /** What holds now, to be changed; the decision is still to be named. */
    static CriterionForm of(Requirement now, LocalDate today) {
        var numbers = now.numbers();
        return new CriterionForm(
                Typed.number(numbers.acceptable()),
                Typed.number(numbers.inadequate()),
                Typed.limit(numbers.limit()),
                Typed.limit(numbers.alarm()),
                now.failure().stream().map(Failure::name).toList(),
                String.valueOf(now.least()),
                now.rare(),
                "",
                today.toString());
    }

    /** Why its numbers decide nothing; null if they do. */
    @Nullable Why numbersRefusal() {
        var acceptable = Typed.share(p0);
        var inadequate = Typed.share(p1);
        if (acceptable == null
                || inadequate == null
                || !(0 < acceptable && acceptable < inadequate && inadequate < 1)) {
            return Why.P0_P1;
        }
        var limit = Typed.decimal(h);
        var raised = Typed.decimal(alarm);
        if (limit == null || raised == null || !isLimit(limit) || !isLimit(raised)) {
            return Why.LIMITS;
        }
        var success = Math.log((1 - acceptable) / (1 - inadequate));
        return limit / success > MOST_FEWEST ? Why.FEWEST : null;
    }

    private static boolean isLimit(double limit) {
        return 0 < limit && limit <= HIGHEST;
    }

    /** Why it cannot be saved; null if it can. */
    @Nullable Why refusal(LocalDate today) {
        var numbers = numbersRefusal();
        if (numbers != null) {
            return numbers;
        }
        if (failures().isEmpty()) {
            return Why.FAILURE;
        }
        if (!least.matches("[0-9]{1,3}")
                || Integer.parseInt(least) < 1
                || Integer.parseInt(least) > MOST_LEAST) {
            return Why.LEAST;
        }
        if (committee.isEmpty() || committee.length() > LONGEST) {
            return Why.COMMITTEE;
        }
        var day = Typed.day(decided);
        return day == null || day.isAfter(today) ? Why.DECIDED : null;
    }

    /** The numbers; only after {@link #numbersRefusal} found nothing. */
    Criterion numbers() {
        return new Criterion(share(p0), share(p1), number(h), number(alarm));
    }

    private static double share(String typed) {
        return java.util.Objects.requireNonNull(Typed.share(typed));
    }

    private static double number(String typed) {
        return java.util.Objects.requireNonNull(Typed.decimal(typed));
    }

    Set<Failure> failures() {
        return Arrays.stream(Failure.values())
                .filter(each -> failure.contains(each.name()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Failure.class)));
    }
}
