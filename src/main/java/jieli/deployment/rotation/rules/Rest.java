package jieli.deployment.rotation.rules;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jieli.deployment.rotation.Candidate;
import jieli.deployment.rotation.Period;
import jieli.deployment.rotation.Plan;
import jieli.deployment.rotation.Problem;
import jieli.deployment.rotation.Rule;
import jieli.deployment.rotation.Sentence;

/** Between two seats one rests at home; so nobody is in two places at once either. */
final class Rest implements Rule {

    @Override
    public String noun() {
        return "rest";
    }

    @Override
    public void post(Problem problem, Model model) {
        var days = problem.settings().restDays();
        for (var candidate : problem.candidates()) {
            model.atMostAway(1, List.of(candidate), days);
        }
        model.forbid(stay -> tooSoon(stay, days));
    }

    @Override
    public List<Breach> check(Problem problem, Plan plan) {
        var days = problem.settings().restDays();
        var breaches = new ArrayList<Breach>();
        for (var stay : plan.stays()) {
            if (tooSoon(stay, days)) {
                breaches.add(
                        new Breach(
                                this,
                                List.of(stay),
                                Sentence.of("broken.rest-past", name(stay), seat(stay), days)));
            }
        }
        plan.stays().stream()
                .collect(Collectors.groupingBy(stay -> stay.candidate().id()))
                .values()
                .forEach(stays -> between(stays, days, breaches));
        return breaches;
    }

    @Override
    public List<Easing> easings(Problem problem, Plan plan, Plan.Stay stay) {
        var others =
                Stream.concat(
                        plan.of(stay.candidate()).stream().map(Plan.Stay::presence),
                        stay.candidate().past().stream().map(Candidate.Past::period));
        var days = others.mapToInt(other -> between(other, stay.presence())).min().orElse(0);
        var settings = problem.settings();
        if (days < 1 || days >= settings.restDays()) {
            return List.of();
        }
        var eased = problem.withSettings(settings.withRestDays(days));
        var sentence = Sentence.of("easing.rest", settings.restDays(), days);
        return List.of(new Easing(eased, stay, settings.restDays() - days, sentence));
    }

    /** Days from the end of the earlier to the beginning of the later; negative if they meet. */
    private static int between(Period one, Period other) {
        return (int)
                Math.max(
                        ChronoUnit.DAYS.between(one.until(), other.from()),
                        ChronoUnit.DAYS.between(other.until(), one.from()));
    }

    @Override
    public List<Sentence> contradictions(Problem problem) {
        var days = problem.settings().restDays();
        return days < 1 ? List.of(Sentence.of("contradiction.rest", days)) : List.of();
    }

    private void between(List<Plan.Stay> stays, int days, List<Breach> breaches) {
        var sorted = stays.stream().sorted(Comparator.comparing(one -> one.duty().from())).toList();
        for (var i = 1; i < sorted.size(); i++) {
            var one = sorted.get(i - 1);
            var next = sorted.get(i);
            if (one.presence().until().plusDays(days).isAfter(next.presence().from())) {
                breaches.add(
                        new Breach(
                                this,
                                List.of(one, next),
                                Sentence.of(
                                        "broken.rest", name(one), seat(one), seat(next), days)));
            }
        }
    }

    private static boolean tooSoon(Plan.Stay stay, int days) {
        Candidate candidate = stay.candidate();
        for (var past : candidate.past()) {
            if (past.period().longerBy(days).meets(stay.presence())) {
                return true;
            }
        }
        return false;
    }

    private static String name(Plan.Stay stay) {
        return stay.candidate().name();
    }

    private static String seat(Plan.Stay stay) {
        return stay.seat().name();
    }
}
