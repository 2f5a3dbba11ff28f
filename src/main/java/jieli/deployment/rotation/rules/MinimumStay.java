package jieli.deployment.rotation.rules;

import java.time.temporal.ChronoUnit;
import java.util.List;
import jieli.deployment.rotation.Plan;
import jieli.deployment.rotation.Problem;
import jieli.deployment.rotation.Sentence;

/** Nobody is sent for less than the minimum of months. */
final class MinimumStay extends StayRule {

    private static final int A_MONTH = 30;

    MinimumStay() {
        super("minimum-stay");
    }

    @Override
    boolean allows(Problem problem, Plan.Stay stay) {
        var months = problem.settings().minimumStayMonths();
        return !stay.duty().from().plusMonths(months).isAfter(stay.duty().until());
    }

    @Override
    Sentence broken(Problem problem, Plan.Stay stay) {
        return Sentence.of(
                "broken.minimum-stay",
                stay.candidate().name(),
                stay.seat().name(),
                stay.duty(),
                problem.settings().minimumStayMonths());
    }

    @Override
    public void post(Problem problem, Model model) {
        var months = problem.settings().minimumStayMonths();
        model.forbidDuty((seat, duty) -> duty.until().isBefore(duty.from().plusMonths(months)));
    }

    @Override
    public List<Easing> easings(Problem problem, Plan plan, Plan.Stay stay) {
        var settings = problem.settings();
        var months = (int) ChronoUnit.MONTHS.between(stay.duty().from(), stay.duty().until());
        if (months < 1 || months >= settings.minimumStayMonths()) {
            return List.of();
        }
        var eased = problem.withSettings(settings.withMinimumStayMonths(months));
        return List.of(
                new Easing(
                        eased,
                        stay,
                        (settings.minimumStayMonths() - months) * A_MONTH,
                        Sentence.of("easing.minimum-stay", settings.minimumStayMonths(), months)));
    }

    @Override
    public List<Sentence> contradictions(Problem problem) {
        var settings = problem.settings();
        if (settings.minimumStayMonths() < 1) {
            return List.of(Sentence.of("contradiction.minimum", settings.minimumStayMonths()));
        }
        return settings.minimumStayMonths() > settings.maximumStayMonths()
                ? List.of(
                        Sentence.of(
                                "contradiction.stay",
                                settings.minimumStayMonths(),
                                settings.maximumStayMonths()))
                : List.of();
    }
}
