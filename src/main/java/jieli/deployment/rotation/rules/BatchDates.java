package jieli.deployment.rotation.rules;

import java.time.LocalDate;
import java.util.Set;
import jieli.deployment.rotation.Plan;
import jieli.deployment.rotation.Problem;
import jieli.deployment.rotation.Sentence;

/** Duty begins and ends on batch dates, or on the seat's own first and last planned day. */
final class BatchDates extends StayRule {

    BatchDates() {
        super("batch-dates");
    }

    @Override
    boolean allows(Problem problem, Plan.Stay stay) {
        var own = stay.seat().period().shared(problem.horizon());
        var dates = problem.settings().batchDates();
        var from = stay.duty().from();
        var until = stay.duty().until();
        return own.isPresent()
                && (dates.contains(from) || from.equals(own.get().from()))
                && (dates.contains(until) || until.equals(own.get().until()));
    }

    @Override
    Sentence broken(Problem problem, Plan.Stay stay) {
        return Sentence.of(
                "broken.batch-dates", stay.candidate().name(), stay.seat().name(), stay.duty());
    }

    @Override
    public void post(Problem problem, Model model) {
        var dates = Set.copyOf(problem.settings().batchDates());
        model.forbidDuty((seat, duty) -> {
            var first = later(seat.period().from(), problem.horizon().from());
            var last = earlier(seat.period().until(), problem.horizon().until());
            return !(dates.contains(duty.from()) || duty.from().equals(first))
                    || !(dates.contains(duty.until()) || duty.until().equals(last));
        });
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
