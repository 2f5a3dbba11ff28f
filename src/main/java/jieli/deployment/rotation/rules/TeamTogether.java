package jieli.deployment.rotation.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jieli.deployment.rotation.Plan;
import jieli.deployment.rotation.Problem;
import jieli.deployment.rotation.Rule;
import jieli.deployment.rotation.Seat;
import jieli.deployment.rotation.Sentence;
import jieli.deployment.rotation.Settings.Team;

/** Whoever is on duty at a recipient is there as part of a whole team. */
final class TeamTogether implements Rule {

    @Override
    public String noun() {
        return "team";
    }

    @Override
    public boolean isMendedByMore() {
        return true;
    }

    @Override
    public List<Easing> easings(Problem problem, Plan plan, Plan.Stay stay) {
        var recipient = stay.seat().recipient();
        var alone =
                problem.settings().teams().stream()
                        .filter(team -> !team.recipient().equals(recipient))
                        .toList();
        var eased = problem.withSettings(problem.settings().withTeams(alone));
        var sentence = Sentence.of("easing.team", stay.seat().name());
        return List.of(new Easing(eased, stay, stay.duty().days() * 2, sentence));
    }

    @Override
    public void post(Problem problem, Model model) {
        problem.settings().teams().forEach(model::together);
    }

    @Override
    public List<Breach> check(Problem problem, Plan plan) {
        var there =
                plan.stays().stream()
                        .collect(Collectors.groupingBy(stay -> stay.seat().recipient()));
        return problem.settings().teams().stream()
                .flatMap(team ->
                        broken(team, there.getOrDefault(team.recipient(), List.of())).stream())
                .toList();
    }

    /** A team is only ever broken from a day on which somebody arrives or leaves. */
    private Optional<Breach> broken(Team team, List<Plan.Stay> stays) {
        return stays.stream()
                .flatMap(stay -> Stream.of(stay.duty().from(), stay.duty().until()))
                .distinct()
                .sorted()
                .flatMap(day -> broken(team, stays, day).stream())
                .findFirst();
    }

    private Optional<Breach> broken(Team team, List<Plan.Stay> stays, LocalDate day) {
        var there = stays.stream().filter(stay -> stay.duty().holds(day)).toList();
        var specialties = there.stream().map(stay -> stay.seat().specialty()).distinct().count();
        var seniors = there.stream().filter(stay -> stay.candidate().isSenior()).count();
        return there.isEmpty()
                        || specialties >= team.minimumSpecialties()
                                && seniors >= team.minimumAssociateSeniors()
                ? Optional.empty()
                : Optional.of(
                        new Breach(
                                this,
                                there,
                                Sentence.of(
                                        "broken.team",
                                        there.getFirst().seat().name(),
                                        day,
                                        specialties,
                                        team.minimumSpecialties(),
                                        seniors,
                                        team.minimumAssociateSeniors())));
    }

    @Override
    public List<Sentence> contradictions(Problem problem) {
        return problem.settings().teams().stream()
                .flatMap(team -> contradiction(problem, team).stream())
                .toList();
    }

    private static Optional<Sentence> contradiction(Problem problem, Team team) {
        var seats =
                problem.seats().stream()
                        .filter(seat -> seat.recipient().equals(team.recipient()))
                        .toList();
        var specialties = seats.stream().map(Seat::specialty).distinct().count();
        return seats.isEmpty()
                        || specialties >= team.minimumSpecialties()
                                && seats.size() >= team.minimumAssociateSeniors()
                ? Optional.empty()
                : Optional.of(
                        Sentence.of(
                                "contradiction.team",
                                seats.getFirst().name(),
                                team.minimumSpecialties(),
                                team.minimumAssociateSeniors(),
                                specialties,
                                seats.size()));
    }
}
