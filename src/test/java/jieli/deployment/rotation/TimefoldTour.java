package jieli.deployment.rotation;

import ai.timefold.solver.core.api.domain.common.PlanningId;
import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One time that a candidate may be away, and where and when that is, in the peer's words. */
@PlanningEntity(comparatorClass = TimefoldTour.FewestFirst.class)
public class TimefoldTour {

    /** A possible stay by its number among the columns. */
    public record Choice(int k) {}

    /** Those who can do the least are the hardest to place. */
    public static final class FewestFirst implements Comparator<TimefoldTour> {
        @Override
        public int compare(TimefoldTour one, TimefoldTour other) {
            return Comparator.comparingInt((TimefoldTour tour) -> -tour.choices.size())
                    .thenComparingInt(tour -> tour.id)
                    .compare(one, other);
        }
    }

    @PlanningId public int id;
    private int candidate;

    @ValueRangeProvider public List<Choice> choices = List.of();

    @PlanningVariable(allowsUnassigned = true)
    public @Nullable Choice stay;

    /** For the solver's copies. */
    public TimefoldTour() {}

    TimefoldTour(int id, int candidate, List<Choice> choices) {
        this.id = id;
        this.candidate = candidate;
        this.choices = choices;
    }

    int id() {
        return id;
    }

    int candidate() {
        return candidate;
    }

    List<Choice> choices() {
        return choices;
    }

    @Nullable Choice stay() {
        return stay;
    }
}
