package jieli.deployment.rotation.rules;

import java.util.List;
import jieli.deployment.rotation.Candidate;
import jieli.deployment.rotation.Plan;
import jieli.deployment.rotation.Problem;
import jieli.deployment.rotation.Rule;
import jieli.deployment.rotation.Seat;
import jieli.deployment.rotation.Sentence;
import jieli.deployment.rotation.Settings;

/** A rule about who suits a seat at all, whatever the days. */
abstract sealed class FitRule implements Rule
        permits AltitudeClearance, Language, MinimumGrade, Specialty {

    private final String noun;

    FitRule(String noun) {
        this.noun = noun;
    }

    abstract boolean fits(Settings settings, Seat seat, Candidate candidate);

    abstract Sentence misfit(Settings settings, Seat seat, Candidate candidate);

    @Override
    public final String noun() {
        return noun;
    }

    @Override
    public final boolean isAboutFit() {
        return true;
    }

    @Override
    public final void post(Problem problem, Model model) {
        model.forbidFit((seat, candidate) -> !fits(problem.settings(), seat, candidate));
    }

    @Override
    public final List<Breach> check(Problem problem, Plan plan) {
        var settings = problem.settings();
        return plan.stays().stream()
                .filter(stay -> !fits(settings, stay.seat(), stay.candidate()))
                .map(stay ->
                        new Breach(
                                this,
                                List.of(stay),
                                misfit(settings, stay.seat(), stay.candidate())))
                .toList();
    }
}
