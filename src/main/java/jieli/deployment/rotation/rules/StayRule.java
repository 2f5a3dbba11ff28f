package jieli.deployment.rotation.rules;

import java.util.List;
import jieli.deployment.rotation.Plan;
import jieli.deployment.rotation.Problem;
import jieli.deployment.rotation.Rule;
import jieli.deployment.rotation.Sentence;

/** A rule that each stay keeps or breaks by itself. */
abstract sealed class StayRule implements Rule
        permits Availability, BatchDates, HandoverOverlap, MaximumStay, MinimumStay, SeatPeriod {

    private final String noun;

    StayRule(String noun) {
        this.noun = noun;
    }

    abstract boolean allows(Problem problem, Plan.Stay stay);

    abstract Sentence broken(Problem problem, Plan.Stay stay);

    @Override
    public final String noun() {
        return noun;
    }

    @Override
    public final boolean isAboutEachStay() {
        return true;
    }

    @Override
    public final List<Breach> check(Problem problem, Plan plan) {
        return plan.stays().stream()
                .filter(stay -> !allows(problem, stay))
                .map(stay -> new Breach(this, List.of(stay), broken(problem, stay)))
                .toList();
    }
}
