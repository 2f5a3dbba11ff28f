package jieli.deployment.rotation.rules;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import jieli.deployment.rotation.Period;
import jieli.deployment.rotation.Plan;
import jieli.deployment.rotation.Problem;
import jieli.deployment.rotation.Rule.Easing;
import jieli.deployment.rotation.Sentence;

/** When a candidate can be away, and what a little more of it would do. */
final class Windows {

    private Windows() {}

    /** The candidate's window that lacks the fewest days of a stay, lengthened by those. */
    static List<Easing> longer(Problem problem, Plan.Stay stay) {
        var candidate = stay.candidate();
        var whole = stay.presence();
        var nearest =
                candidate.windows().stream()
                        .filter(window -> window.meets(whole))
                        .min(Comparator.comparingInt(window -> lacking(window, whole)));
        var days = nearest.map(window -> lacking(window, whole)).orElse(whole.days());
        var windows = Stream.concat(candidate.windows().stream(), Stream.of(whole)).toList();
        var changed = candidate.withWindows(windows);
        var eased = problem.withCandidate(changed);
        var sentence = Sentence.of("easing.availability", candidate.name(), whole, days);
        return List.of(
                new Easing(eased, eased.stay(stay.seat(), changed, stay.duty()), days, sentence));
    }

    private static int lacking(Period window, Period whole) {
        return whole.days() - window.shared(whole).map(Period::days).orElse(0);
    }
}
