package jieli.mentoring.competence;

import java.util.TreeMap;

/**
 * What a criterion does to doctors of whom the truth were known, so that a committee sees what its
 * numbers mean before it sets them. Exact: the scores that can occur are followed case by case with
 * their probabilities, nothing is simulated.
 */
public final class Odds {

    /** Scores closer than this are the same score, reached in another order. */
    private static final double SAME = 1e-9;

    /**
     * What a criterion does to doctors of whom the truth were known: chances within fifty cases, in
     * whole per cent.
     *
     * @param shownAtAcceptable a signal for somebody as good as p0
     * @param shownAtInadequate a signal for somebody as bad as p1: a mistake
     * @param alarmAtAcceptable an alarm after a grant for somebody still as good as p0: a mistake
     * @param alarmAtInadequate an alarm for somebody who has become as bad as p1
     */
    public record Meaning(
            long shownAtAcceptable,
            long shownAtInadequate,
            long alarmAtAcceptable,
            long alarmAtInadequate) {

        public static final int CASES = 50;

        public static Meaning of(Criterion criterion) {
            return new Meaning(
                    perCent(Odds.shown(criterion, criterion.acceptable(), CASES)),
                    perCent(Odds.shown(criterion, criterion.inadequate(), CASES)),
                    perCent(Odds.alarmed(criterion, criterion.acceptable(), CASES)),
                    perCent(Odds.alarmed(criterion, criterion.inadequate(), CASES)));
        }

        private static long perCent(double chance) {
            return Math.round(100 * chance);
        }
    }

    private Odds() {}

    /**
     * The chance that the learning curve shows competence within some cases.
     *
     * @param rate the doctor's true failure rate, 0 to 1
     * @return 0 to 1
     */
    public static double shown(Criterion criterion, double rate, int cases) {
        return reached(criterion.success(), criterion.failure(), criterion.limit(), rate, cases);
    }

    /**
     * The chance that the watch after a grant raises an alarm within some cases.
     *
     * @param rate the doctor's true failure rate, 0 to 1
     * @return 0 to 1
     */
    public static double alarmed(Criterion criterion, double rate, int cases) {
        return reached(-criterion.success(), -criterion.failure(), criterion.alarm(), rate, cases);
    }

    private static double reached(
            double success, double failure, double height, double rate, int cases) {
        var open = new TreeMap<Long, Double>();
        open.put(0L, 1.0);
        var reached = 0.0;
        for (var i = 0; i < cases; i++) {
            var next = new TreeMap<Long, Double>();
            for (var from : open.entrySet()) {
                for (var failed : new boolean[] {false, true}) {
                    var score = from.getKey() * SAME + (failed ? failure : success);
                    var chance = from.getValue() * (failed ? rate : 1 - rate);
                    if (score >= height - SAME) {
                        reached += chance;
                    } else {
                        next.merge(Math.round(Math.max(0, score) / SAME), chance, Double::sum);
                    }
                }
            }
            open = next;
        }
        return reached;
    }
}
