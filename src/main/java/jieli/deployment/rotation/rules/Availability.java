package jieli.deployment.rotation.rules;

import java.util.List;
import jieli.deployment.rotation.Plan;
import jieli.deployment.rotation.Problem;
import jieli.deployment.rotation.Sentence;

/** Duty lies within one window in which the person can be away. */
final class Availability extends StayRule {

    Availability() {
        super("availability");
    }

    @Override
    boolean allows(Problem problem, Plan.Stay stay) {
        return stay.candidate().windows().stream().anyMatch(window -> window.holds(stay.duty()));
    }

    @Override
    Sentence broken(Problem problem, Plan.Stay stay) {
        return Sentence.of(
                "broken.availability", stay.candidate().name(), stay.seat().name(), stay.duty());
    }

    @Override
    public void post(Problem problem, Model model) {
        model.forbid(stay -> {
            for (var window : stay.candidate().windows()) {
                if (!stay.duty().from().isBefore(window.from())
                        && !stay.duty().until().isAfter(window.until())) {
                    return false;
                }
            }
            return true;
        });
    }

    @Override
    public List<Easing> easings(Problem problem, Plan plan, Plan.Stay stay) {
        return Windows.longer(problem, stay);
    }
}
