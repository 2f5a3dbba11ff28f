package jieli.deployment.rotation;

import ai.timefold.solver.core.api.domain.common.Lookup;
import ai.timefold.solver.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;
import ai.timefold.solver.core.impl.score.director.InnerScoreDirector;
import ai.timefold.solver.core.impl.score.director.ScoreDirector;
import ai.timefold.solver.core.preview.api.domain.metamodel.PlanningVariableMetaModel;
import ai.timefold.solver.core.preview.api.move.Move;
import ai.timefold.solver.core.preview.api.move.MutableSolutionView;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.SequencedCollection;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The move without which the peer would stand still: somebody takes a stay, whoever sat on that
 * chair in those days stays at home.
 */
public final class TimefoldEjection
        implements MoveIteratorFactory<TimefoldPlan, TimefoldEjection.Seating> {

    private List<TimefoldTour> tours = List.of();
    private @Nullable PlanningVariableMetaModel<TimefoldPlan, TimefoldTour, TimefoldTour.Choice>
            variable;

    @Override
    public void phaseStarted(ScoreDirector<TimefoldPlan> director) {
        tours =
                director.getWorkingSolution().tours().stream()
                        .filter(tour -> !tour.choices().isEmpty())
                        .toList();
        variable =
                ((InnerScoreDirector<TimefoldPlan, ?>) director)
                        .getSolutionDescriptor()
                        .getMetaModel()
                        .genuineEntity(TimefoldTour.class)
                        .basicVariable("stay");
    }

    @Override
    public long getSize(ScoreDirector<TimefoldPlan> director) {
        return tours.stream().mapToLong(tour -> tour.choices().size()).sum();
    }

    @Override
    public Iterator<Seating> createOriginalMoveIterator(ScoreDirector<TimefoldPlan> director) {
        throw new UnsupportedOperationException("only drawn at random");
    }

    @Override
    public Iterator<Seating> createRandomMoveIterator(
            ScoreDirector<TimefoldPlan> director, RandomGenerator random) {
        var plan = director.getWorkingSolution();
        return Stream.generate(() -> seating(plan, random)).iterator();
    }

    private Seating seating(TimefoldPlan plan, RandomGenerator random) {
        var tour = tours.get(random.nextInt(tours.size()));
        var choice = tour.choices().get(random.nextInt(tour.choices().size()));
        var columns = plan.columns();
        var out =
                plan.ledger().holders(columns.seat(choice.k())).stream()
                        .filter(other -> other != tour && clash(columns, other, choice))
                        .toList();
        return new Seating(Objects.requireNonNull(variable), tour, choice, out);
    }

    private static boolean clash(Columns columns, TimefoldTour other, TimefoldTour.Choice choice) {
        var held = Objects.requireNonNull(other.stay()).k();
        return columns.first(held) < columns.last(choice.k())
                && columns.first(choice.k()) < columns.last(held);
    }

    /** One tour gets a stay, others lose theirs. */
    public record Seating(
            PlanningVariableMetaModel<TimefoldPlan, TimefoldTour, TimefoldTour.Choice> variable,
            TimefoldTour tour,
            TimefoldTour.Choice choice,
            List<TimefoldTour> out)
            implements Move<TimefoldPlan> {

        @Override
        public void execute(MutableSolutionView<TimefoldPlan> view) {
            out.forEach(other -> view.changeVariable(variable, other, null));
            view.changeVariable(variable, tour, choice);
        }

        @Override
        public Seating rebase(Lookup lookup) {
            return new Seating(
                    variable,
                    Objects.requireNonNull(lookup.lookUpWorkingObject(tour)),
                    choice,
                    out.stream()
                            .map(other -> Objects.requireNonNull(lookup.lookUpWorkingObject(other)))
                            .toList());
        }

        @Override
        public SequencedCollection<Object> getPlanningEntities() {
            return Stream.<Object>concat(Stream.of(tour), out.stream()).toList();
        }
    }
}
