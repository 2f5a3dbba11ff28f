package jieli.deployment.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import jieli.deployment.Period;
import jieli.deployment.planning.PlanBook.Gap;
import jieli.deployment.planning.PlanBook.Kind;
import jieli.deployment.planning.PlanBook.Sentence;
import jieli.deployment.planning.PlanBook.Told;
import jieli.deployment.rotation.Explanation;
import jieli.deployment.rotation.Outcome;
import jieli.deployment.rotation.Plan;
import jieli.deployment.rotation.Planner;
import jieli.deployment.rotation.Problem;
import jieli.deployment.rotation.Rule;
import jieli.deployment.rotation.rules.RotationRules;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the engine found, written down in both languages so that any node can show it. */
@Service
@Transactional
class Findings {

    static final Planner PLANNER = new Planner(RotationRules.all());

    private final RunBook runs;
    private final PlanBook plans;

    Findings(RunBook runs, PlanBook plans) {
        this.runs = runs;
        this.plans = plans;
    }

    /** The best plan so far, in case nobody is there to bring a better one. */
    void keep(Run run, Planner.Standing standing) {
        if (runs.holds(run)) {
            plans.write(run.id(), standing.plan());
            runs.write(run.id(), standing);
        }
    }

    void keep(Run run, Outcome.Planned planned) {
        if (runs.holds(run)) {
            plans.write(run.id(), planned.plan());
            runs.write(run.id(), planned);
        }
    }

    /** What the node before wrote down, as far as it still keeps the rules. */
    Optional<Plan> inherited(Run run, Problem problem) {
        var plan = new Plan(plan(run.id(), problem));
        return run.standing().unmet() == null || !PLANNER.check(problem, plan).isEmpty()
                ? Optional.empty()
                : Optional.of(plan);
    }

    void keep(Run run, Outcome.Contradictory contradictory) {
        if (!runs.holds(run)) {
            return;
        }
        var sentences =
                contradictory.sentences().stream()
                        .map(one ->
                                new Sentence(Kind.CONTRADICTION, "", null, null, null, told(one)))
                        .toList();
        plans.write(run.id(), List.of(), sentences);
    }

    void explain(Run run, Problem problem, Plan plan) {
        var explanation = PLANNER.explain(problem, plan);
        var sentences = new ArrayList<Sentence>();
        sentences.addAll(checks(problem, plan));
        explanation
                .gaps()
                .forEach(gap -> gap.hindrances().forEach(it -> sentences.add(hindrance(gap, it))));
        for (var one : explanation.unplaceable()) {
            sentences.add(
                    new Sentence(
                            Kind.UNPLACEABLE,
                            "",
                            null,
                            null,
                            one.candidate().id(),
                            told(one.why())));
        }
        plans.write(
                run.id(),
                explanation.gaps().stream()
                        .map(gap ->
                                new Gap(
                                        gap.seat().id(),
                                        period(gap.period()),
                                        told(gap.why()),
                                        gap.change().map(Findings::told).orElse(Told.NOTHING)))
                        .toList(),
                sentences);
    }

    private static List<Sentence> checks(Problem problem, Plan plan) {
        var sentences = new ArrayList<Sentence>();
        var breaches =
                PLANNER.check(problem, plan).stream()
                        .collect(Collectors.groupingBy(breach -> breach.rule().noun()));
        for (Rule rule : RotationRules.all()) {
            sentences.add(
                    new Sentence(Kind.RULE, rule.noun(), null, null, null, told(rule.title())));
            for (var breach : breaches.getOrDefault(rule.noun(), List.of())) {
                sentences.add(
                        new Sentence(
                                Kind.BREACH,
                                rule.noun(),
                                null,
                                null,
                                null,
                                told(breach.sentence())));
            }
        }
        return sentences;
    }

    private static Sentence hindrance(Explanation.Gap gap, Explanation.Hindrance hindrance) {
        return new Sentence(
                Kind.HINDRANCE,
                hindrance.rules().stream().map(Rule::noun).collect(Collectors.joining(" ")),
                gap.seat().id(),
                gap.period().from(),
                hindrance.candidate().id(),
                told(hindrance.sentence()));
    }

    /** The stays of a stored plan that the problem still knows. */
    List<Plan.Stay> plan(RunId run, Problem problem) {
        var seats = problem.seats().stream().map(it -> it.id()).collect(Collectors.toSet());
        var people = problem.candidates().stream().map(it -> it.id()).collect(Collectors.toSet());
        return plans.stays(run).stream()
                .filter(stay -> knows(stay, seats, people))
                .map(stay -> problem.stay(stay.post(), stay.nominee(), Problems.of(stay.duty())))
                .toList();
    }

    private static boolean knows(
            PlanBook.Stay stay, java.util.Set<UUID> seats, java.util.Set<UUID> people) {
        return seats.contains(stay.post()) && people.contains(stay.nominee());
    }

    private static Told told(jieli.deployment.rotation.Sentence sentence) {
        return new Told(sentence.in(Locale.CHINESE), sentence.in(Locale.ENGLISH));
    }

    private static Period period(jieli.deployment.rotation.Period period) {
        return new Period(period.from(), period.until());
    }
}
