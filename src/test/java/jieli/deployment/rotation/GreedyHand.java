package jieli.deployment.rotation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jieli.deployment.rotation.rules.RotationRules;

/**
 * Plans as a careful person with a list would: the weightiest seat first, on it the earliest gap
 * first, for that the free candidate who can stay longest, has been away least and does not mind.
 * Whoever would then stand alone where a team is wanted stays at home, and the seats without a team
 * are gone through once more.
 */
final class GreedyHand {

    private final Problem problem;
    private final Columns columns;
    private final GreedyCounts counts;
    private final Planner planner = new Planner(RotationRules.all());
    private final List<Integer> chosen = new ArrayList<>();
    private final int[] months;

    private GreedyHand(Problem problem, Columns columns, Program.Aways aways) {
        this.problem = problem;
        this.columns = columns;
        this.counts = new GreedyCounts(columns, aways);
        this.months = problem.candidates().stream().mapToInt(Candidate::monthsAway).toArray();
    }

    static Plan plan(Problem problem) {
        var columns = new Columns(problem, Board.of(problem, RotationRules.all()));
        return new GreedyHand(problem, columns, new Program.Aways(columns)).plan();
    }

    /** Any plan made whole: who stands alone goes home, and gaps without a team are filled. */
    static Plan mended(Problem problem, Columns columns, int[] stays) {
        var hand = new GreedyHand(problem, columns, new Program.Aways(columns));
        Arrays.stream(stays).forEach(hand::add);
        return hand.mended();
    }

    private Plan plan() {
        bySeat().forEach(this::fill);
        return mended();
    }

    private Plan mended() {
        var teams =
                problem.settings().teams().stream()
                        .map(Settings.Team::recipient)
                        .collect(Collectors.toSet());
        sendHome();
        bySeat().stream()
                .filter(s -> !teams.contains(columns.seats.get(s).recipient()))
                .forEach(this::fill);
        return columns.plan(chosen.stream().mapToInt(Integer::intValue).toArray());
    }

    private List<Integer> bySeat() {
        return IntStream.range(0, columns.seats.size())
                .boxed()
                .sorted(Comparator.comparing(s -> -columns.seats.get(s).weight()))
                .toList();
    }

    private void add(int k) {
        chosen.add(k);
        counts.take(k, 1);
        months[columns.candidate(k)] += columns.months(k);
    }

    private void fill(int s) {
        for (var slot = 0; slot < columns.slots(s); slot++) {
            var best = -1;
            for (var k = columns.start[s]; k < columns.start[s + 1]; k++) {
                if (columns.first(k) == slot
                        && (best < 0 || rank(k) < rank(best))
                        && counts.free(k)) {
                    best = k;
                }
            }
            if (best >= 0) {
                add(best);
            }
        }
    }

    /** Less is better: the longest stay, then the least months away, then nobody's displeasure. */
    private long rank(int k) {
        var candidate = columns.candidates.get(columns.candidate(k));
        var mind = !candidate.wishes().isEmpty() && candidate.dislikes(columns.stay(k)) ? 1 : 0;
        return (-1_000L * columns.months(k) + months[columns.candidate(k)]) * 2 + mind;
    }

    private void sendHome() {
        while (true) {
            var breaches =
                    planner.check(
                            problem,
                            columns.plan(chosen.stream().mapToInt(Integer::intValue).toArray()));
            if (breaches.isEmpty()) {
                return;
            }
            var broken =
                    breaches.stream()
                            .flatMap(breach -> breach.stays().stream())
                            .collect(Collectors.toSet());
            giveBack(broken);
        }
    }

    private void giveBack(Set<Plan.Stay> broken) {
        var going = chosen.stream().filter(k -> broken.contains(columns.stay(k))).toList();
        if (going.isEmpty()) {
            throw new IllegalStateException(
                    "a rule is broken by no stay: " + Arrays.asList(broken));
        }
        going.forEach(k -> {
            counts.take(k, -1);
            months[columns.candidate(k)] -= columns.months(k);
        });
        chosen.removeAll(going);
    }
}
