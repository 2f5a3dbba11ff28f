package jieli.deployment.rotation;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.score.BendableScore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A plan in the peer's words: the tours of all candidates. */
@PlanningSolution
public class TimefoldPlan {

    @PlanningEntityCollectionProperty public List<TimefoldTour> tours = List.of();

    @PlanningScore(bendableHardLevelsSize = 1, bendableSoftLevelsSize = 3)
    public @Nullable BendableScore score;

    private @Nullable TimefoldLedger ledger;
    private @Nullable Columns columns;
    private Program.@Nullable Aways aways;

    /** For the solver's copies. */
    public TimefoldPlan() {}

    private TimefoldPlan(List<TimefoldTour> tours, Columns columns, Program.Aways aways) {
        this.tours = tours;
        this.columns = columns;
        this.aways = aways;
    }

    /** As many tours for each candidate as could follow each other, each open for any stay. */
    static TimefoldPlan of(Columns columns, Program.Aways aways) {
        var choices = new ArrayList<List<TimefoldTour.Choice>>();
        columns.candidates.forEach(candidate -> choices.add(new ArrayList<>()));
        IntStream.range(0, columns.count)
                .forEach(k -> choices.get(columns.candidate(k)).add(new TimefoldTour.Choice(k)));
        var tours = new ArrayList<TimefoldTour>();
        for (var c = 0; c < choices.size(); c++) {
            var most = most(columns, choices.get(c));
            for (var i = 0; i < most; i++) {
                tours.add(new TimefoldTour(tours.size(), c, choices.get(c)));
            }
        }
        return new TimefoldPlan(tours, columns, aways);
    }

    /** The most stays one person can have, taking whichever ends first. */
    private static int most(Columns columns, List<TimefoldTour.Choice> choices) {
        var rest = columns.problem.settings().restDays();
        var home = Integer.MIN_VALUE / 2;
        var most = 0;
        var sorted =
                choices.stream()
                        .sorted(Comparator.comparingInt(choice -> columns.home(choice.k())))
                        .toList();
        for (var choice : sorted) {
            if (columns.leaves(choice.k()) >= home + rest) {
                home = columns.home(choice.k());
                most++;
            }
        }
        return most;
    }

    List<TimefoldTour> tours() {
        return tours;
    }

    BendableScore score() {
        return Objects.requireNonNull(score);
    }

    /** A ledger with nothing in it, which the moves of the same working plan can then read. */
    TimefoldLedger openLedger() {
        ledger = new TimefoldLedger(columns(), Objects.requireNonNull(aways));
        return ledger;
    }

    Columns columns() {
        return Objects.requireNonNull(columns);
    }

    TimefoldLedger ledger() {
        return Objects.requireNonNull(ledger);
    }

    /** The columns chosen. */
    int[] chosen() {
        return tours.stream()
                .map(TimefoldTour::stay)
                .filter(Objects::nonNull)
                .mapToInt(TimefoldTour.Choice::k)
                .toArray();
    }
}
