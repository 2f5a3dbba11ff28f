package jieli.deployment.rotation.rules;

import jieli.deployment.rotation.Candidate;
import jieli.deployment.rotation.Seat;
import jieli.deployment.rotation.Sentence;
import jieli.deployment.rotation.Settings;

/** The holder has the title the seat asks for, or a higher one; an unknown title is below any. */
final class MinimumGrade extends FitRule {

    MinimumGrade() {
        super("minimum-grade");
    }

    @Override
    boolean fits(Settings settings, Seat seat, Candidate candidate) {
        var minimum = seat.minimumGrade();
        var grade = candidate.grade();
        return minimum == null || grade != null && grade.compareTo(minimum) >= 0;
    }

    @Override
    Sentence misfit(Settings settings, Seat seat, Candidate candidate) {
        return Sentence.of("misfit.minimum-grade", candidate.name(), seat.name());
    }
}
