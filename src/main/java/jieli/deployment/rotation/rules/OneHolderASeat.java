package jieli.deployment.rotation.rules;

import java.util.ArrayList;
import java.util.List;
import jieli.deployment.rotation.Plan;
import jieli.deployment.rotation.Problem;
import jieli.deployment.rotation.Rule;
import jieli.deployment.rotation.Sentence;

/** A seat has one holder on duty at a time; the days of hand-over come on top. */
final class OneHolderASeat implements Rule {

    @Override
    public String noun() {
        return "one-holder";
    }

    @Override
    public void post(Problem problem, Model model) {
        model.oneHolderASeat();
    }

    @Override
    public List<Breach> check(Problem problem, Plan plan) {
        var breaches = new ArrayList<Breach>();
        for (var i = 1; i < plan.stays().size(); i++) {
            // stays come by seat and day, so that a clash shows between neighbours
            var one = plan.stays().get(i - 1);
            var next = plan.stays().get(i);
            if (one.seat().id().equals(next.seat().id()) && one.duty().meets(next.duty())) {
                breaches.add(new Breach(this, List.of(one, next), sentence(one, next)));
            }
        }
        return breaches;
    }

    private static Sentence sentence(Plan.Stay one, Plan.Stay next) {
        return Sentence.of(
                "broken.one-holder",
                one.seat().name(),
                one.candidate().name(),
                next.candidate().name());
    }
}
