package jieli.deployment.rotation.rules;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import jieli.deployment.rotation.Plan;
import jieli.deployment.rotation.Problem;
import jieli.deployment.rotation.Rule;
import jieli.deployment.rotation.Sentence;

/** Of a couple one stays at home. */
final class Couples implements Rule {

    @Override
    public String noun() {
        return "couples";
    }

    @Override
    public void post(Problem problem, Model model) {
        for (var couple : problem.couples()) {
            var both = problem.candidates().stream().filter(one -> of(couple, one.id())).toList();
            model.atMostAway(1, both, 0);
        }
    }

    @Override
    public List<Breach> check(Problem problem, Plan plan) {
        var away =
                plan.stays().stream()
                        .map(stay -> stay.candidate().id())
                        .collect(Collectors.toSet());
        return problem.couples().stream()
                .filter(couple -> away.contains(couple.one()) || away.contains(couple.other()))
                .map(couple ->
                        plan.stays().stream()
                                .filter(stay -> of(couple, stay.candidate().id()))
                                .toList())
                .flatMap(stays -> Crowd.over(1, stays).stream())
                .map(stays ->
                        new Breach(
                                this,
                                stays,
                                Sentence.of(
                                        "broken.couples",
                                        stays.getFirst().candidate().name(),
                                        stays.getLast().candidate().name())))
                .toList();
    }

    private static boolean of(Problem.Couple couple, UUID candidate) {
        return couple.one().equals(candidate) || couple.other().equals(candidate);
    }
}
