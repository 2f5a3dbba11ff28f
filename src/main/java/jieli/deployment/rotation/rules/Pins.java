package jieli.deployment.rotation.rules;

import java.util.ArrayList;
import java.util.List;
import jieli.deployment.rotation.Plan;
import jieli.deployment.rotation.Problem;
import jieli.deployment.rotation.Problem.Pin;
import jieli.deployment.rotation.Rule;
import jieli.deployment.rotation.Sentence;

/** What a planner decided by hand stands. */
final class Pins implements Rule {

    /** As large a change as asking somebody for a month. */
    private static final int A_PIN = 30;

    @Override
    public String noun() {
        return "pins";
    }

    @Override
    public void post(Problem problem, Model model) {
        for (var pin : problem.pins()) {
            if (pin.wanted()) {
                model.require(problem.stay(pin.seat(), pin.candidate(), pin.period()));
            }
        }
        var unwanted = problem.pins().stream().filter(pin -> !pin.wanted()).toList();
        if (!unwanted.isEmpty()) {
            model.forbid(stay -> unwanted.stream().anyMatch(pin -> forbids(pin, stay)));
        }
    }

    @Override
    public List<Breach> check(Problem problem, Plan plan) {
        var breaches = new ArrayList<Breach>();
        for (var pin : problem.pins()) {
            var met =
                    plan.stays().stream()
                            .filter(stay -> pin.wanted() ? is(pin, stay) : forbids(pin, stay))
                            .toList();
            if (met.isEmpty() == pin.wanted()) {
                var key = pin.wanted() ? "broken.pin-wanted" : "broken.pin-unwanted";
                breaches.add(
                        new Breach(
                                this,
                                met,
                                Sentence.of(
                                        key,
                                        problem.candidate(pin.candidate()).name(),
                                        problem.seat(pin.seat()).name(),
                                        pin.period())));
            }
        }
        return breaches;
    }

    @Override
    public List<Easing> easings(Problem problem, Plan plan, Plan.Stay stay) {
        var others =
                problem.pins().stream().filter(pin -> pin.wanted() || !forbids(pin, stay)).toList();
        var sentence = Sentence.of("easing.pin", stay.candidate().name(), stay.seat().name());
        return List.of(new Easing(problem.withPins(others), stay, A_PIN, sentence));
    }

    private static boolean is(Pin pin, Plan.Stay stay) {
        return same(pin, stay) && stay.duty().equals(pin.period());
    }

    private static boolean forbids(Pin pin, Plan.Stay stay) {
        return same(pin, stay) && stay.duty().meets(pin.period());
    }

    private static boolean same(Pin pin, Plan.Stay stay) {
        return stay.seat().id().equals(pin.seat()) && stay.candidate().id().equals(pin.candidate());
    }
}
