package jieli.deployment.rotation.rules;

import jieli.deployment.rotation.Plan;
import jieli.deployment.rotation.Problem;
import jieli.deployment.rotation.Sentence;

/** Duty lies within the days on which the seat wants a holder and which are planned. */
final class SeatPeriod extends StayRule {

    SeatPeriod() {
        super("seat-period");
    }

    @Override
    boolean allows(Problem problem, Plan.Stay stay) {
        return stay.seat().period().holds(stay.duty()) && problem.horizon().holds(stay.duty());
    }

    @Override
    Sentence broken(Problem problem, Plan.Stay stay) {
        return Sentence.of(
                "broken.seat-period", stay.candidate().name(), stay.seat().name(), stay.duty());
    }

    @Override
    public void post(Problem problem, Model model) {
        model.forbidDuty(
                (seat, duty) -> !seat.period().holds(duty) || !problem.horizon().holds(duty));
    }
}
