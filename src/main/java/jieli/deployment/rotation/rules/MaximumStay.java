package jieli.deployment.rotation.rules;

import jieli.deployment.rotation.Plan;
import jieli.deployment.rotation.Problem;
import jieli.deployment.rotation.Sentence;

/** Nobody is kept for more than the maximum of months. */
final class MaximumStay extends StayRule {

    MaximumStay() {
        super("maximum-stay");
    }

    @Override
    boolean allows(Problem problem, Plan.Stay stay) {
        var months = problem.settings().maximumStayMonths();
        return !stay.duty().from().plusMonths(months).isBefore(stay.duty().until());
    }

    @Override
    Sentence broken(Problem problem, Plan.Stay stay) {
        return Sentence.of(
                "broken.maximum-stay",
                stay.candidate().name(),
                stay.seat().name(),
                stay.duty(),
                problem.settings().maximumStayMonths());
    }

    @Override
    public void post(Problem problem, Model model) {
        var months = problem.settings().maximumStayMonths();
        model.forbidDuty((seat, duty) -> duty.until().isAfter(duty.from().plusMonths(months)));
    }
}
