package jieli.deployment.rotation.rules;

import java.util.List;
import jieli.deployment.rotation.Plan;
import jieli.deployment.rotation.Problem;
import jieli.deployment.rotation.Sentence;

/** Whoever leaves a seat that goes on is free for the days of hand-over after duty. */
final class HandoverOverlap extends StayRule {

    HandoverOverlap() {
        super("handover-overlap");
    }

    @Override
    boolean allows(Problem problem, Plan.Stay stay) {
        var windows = stay.candidate().windows();
        return windows.stream().noneMatch(window -> window.holds(stay.duty()))
                || windows.stream().anyMatch(window -> window.holds(stay.presence()));
    }

    @Override
    Sentence broken(Problem problem, Plan.Stay stay) {
        return Sentence.of(
                "broken.handover-overlap",
                stay.candidate().name(),
                stay.seat().name(),
                stay.duty(),
                problem.settings().overlapDays());
    }

    @Override
    public void post(Problem problem, Model model) {
        model.forbid(stay -> {
            var inWindow = false;
            for (var window : stay.candidate().windows()) {
                if (window.holds(stay.presence())) {
                    return false;
                }
                inWindow |= window.holds(stay.duty());
            }
            return inWindow;
        });
    }

    @Override
    public List<Sentence> contradictions(Problem problem) {
        var settings = problem.settings();
        var shortest = settings.minimumStayMonths() * 28;
        return settings.overlapDays() < 0 || settings.overlapDays() >= shortest
                ? List.of(
                        Sentence.of(
                                "contradiction.overlap",
                                settings.overlapDays(),
                                settings.minimumStayMonths()))
                : List.of();
    }

    @Override
    public List<Easing> easings(Problem problem, Plan plan, Plan.Stay stay) {
        return Windows.longer(problem, stay);
    }
}
