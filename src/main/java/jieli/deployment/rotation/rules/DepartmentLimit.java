package jieli.deployment.rotation.rules;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jieli.deployment.rotation.Candidate;
import jieli.deployment.rotation.Plan;
import jieli.deployment.rotation.Problem;
import jieli.deployment.rotation.Rule;
import jieli.deployment.rotation.Sentence;

/**
 * A department at home can spare only so many at once. People of an unknown department do not
 * count.
 */
final class DepartmentLimit implements Rule {

    private record Department(UUID employer, String name) {
        static Department of(Candidate candidate) {
            return new Department(candidate.employer(), candidate.department());
        }
    }

    @Override
    public String noun() {
        return "department-limit";
    }

    @Override
    public void post(Problem problem, Model model) {
        problem.candidates().stream()
                .filter(candidate -> !candidate.department().isEmpty())
                .collect(Collectors.groupingBy(Department::of))
                .values()
                .forEach(people ->
                        model.atMostAway(problem.settings().departmentLimit(), people, 0));
    }

    @Override
    public List<Breach> check(Problem problem, Plan plan) {
        Map<Department, List<Plan.Stay>> away =
                plan.stays().stream()
                        .filter(stay -> !stay.candidate().department().isEmpty())
                        .collect(Collectors.groupingBy(stay -> Department.of(stay.candidate())));
        var limit = problem.settings().departmentLimit();
        return away.values().stream()
                .flatMap(stays -> Crowd.over(limit, stays).stream())
                .flatMap(stays -> Stream.of(breach(limit, stays)))
                .toList();
    }

    @Override
    public List<Easing> easings(Problem problem, Plan plan, Plan.Stay stay) {
        var more = problem.settings().departmentLimit() + 1;
        var eased = problem.withSettings(problem.settings().withDepartmentLimit(more));
        var department = stay.candidate().department();
        return List.of(
                new Easing(
                        eased,
                        stay,
                        stay.presence().days(),
                        Sentence.of("easing.department-limit", department, more)));
    }

    @Override
    public List<Sentence> contradictions(Problem problem) {
        var limit = problem.settings().departmentLimit();
        return limit < 1 ? List.of(Sentence.of("contradiction.department", limit)) : List.of();
    }

    private Breach breach(int limit, List<Plan.Stay> stays) {
        var names = stays.stream().map(stay -> stay.candidate().name()).distinct().toList();
        var department = stays.getFirst().candidate().department();
        return new Breach(
                this, stays, Sentence.of("broken.department-limit", department, names, limit));
    }
}
