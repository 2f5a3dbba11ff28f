package jieli.mentoring.competence;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Whether a skill once granted is slipping: the ordinary CUSUM over the cases after the grant, the
 * learning curve's weights with their signs turned round. It raises a doubt for a person to look
 * into and takes no right away.
 *
 * @param criterion what was asked
 * @param scores S after each case since the grant, in order
 */
record RelapseWatch(Criterion criterion, List<Double> scores) {

    public RelapseWatch {
        scores = List.copyOf(scores);
    }

    /**
     * The watch over some cases.
     *
     * @param failures for each case since the grant, in order, whether it failed
     */
    public static RelapseWatch of(Criterion criterion, List<Boolean> failures) {
        return new RelapseWatch(
                criterion,
                LearningCurve.climb(failures, -criterion.success(), -criterion.failure()));
    }

    /** The case that raised the alarm first, from 1; empty while there is none. */
    public OptionalInt alarm() {
        return IntStream.range(0, scores.size())
                .filter(i -> scores.get(i) >= criterion.alarm())
                .map(i -> i + 1)
                .findFirst();
    }
}
