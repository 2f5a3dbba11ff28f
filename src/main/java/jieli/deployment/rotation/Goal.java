package jieli.deployment.rotation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One level of the score: what a stay costs on it, and what must not be lost of the levels above.
 * The cost of the chosen stays and extras, with the constant, is the level's number.
 */
sealed interface Goal permits Goal.Unmet, Goal.Handovers, Goal.Changes, Goal.Unfairness {

    /** Adds rows and extras. */
    void post(Program program);

    long cost(int k);

    void entries(int k, Program.Sink sink);

    /** What is added to the cost of stays and extras. */
    long constant();

    /** The level's number of a plan. */
    long of(Plan plan);

    /** Days without a holder by weight. */
    record Unmet(Columns columns) implements Goal {
        @Override
        public void post(Program program) {}

        @Override
        public long cost(int k) {
            return -columns.cover(k);
        }

        @Override
        public void entries(int k, Program.Sink sink) {}

        @Override
        public long constant() {
            return columns.wanted();
        }

        @Override
        public long of(Plan plan) {
            return Score.of(columns.problem, plan).unmet();
        }
    }

    /** Stays less the seats that are held at all, with the need met no worse than before. */
    final class Handovers implements Goal {
        private final Columns columns;
        private final long mayBeUnmet;
        private int need;
        private int[] held = {};

        Handovers(Columns columns, long mayBeUnmet) {
            this.columns = columns;
            this.mayBeUnmet = mayBeUnmet;
        }

        @Override
        public void post(Program program) {
            need = program.row(mayBeUnmet - columns.wanted());
            held = new int[columns.seats.size()];
            for (var s = 0; s < held.length; s++) {
                held[s] = program.row(0);
                program.extra(0, 1, -1, List.of(new long[] {held[s], 1}));
            }
        }

        @Override
        public long cost(int k) {
            return 1;
        }

        @Override
        public void entries(int k, Program.Sink sink) {
            sink.entry(need, -columns.cover(k));
            sink.entry(held[columns.seat(k)], -1);
        }

        @Override
        public long constant() {
            return 0;
        }

        @Override
        public long of(Plan plan) {
            return Score.of(columns.problem, plan).handovers();
        }
    }

    /** Stays of an earlier plan that are given up, and new ones, with the need met no worse. */
    final class Changes implements Goal {
        private final Columns columns;
        private final long mayBeUnmet;
        private final BitSet kept = new BitSet();
        private final int earlier;
        private int need;

        Changes(Columns columns, long mayBeUnmet, Plan earlier) {
            this.columns = columns;
            this.mayBeUnmet = mayBeUnmet;
            this.earlier = earlier.stays().size();
            Arrays.stream(columns.find(earlier)).forEach(kept::set);
        }

        @Override
        public void post(Program program) {
            need = program.row(mayBeUnmet - columns.wanted());
        }

        @Override
        public long cost(int k) {
            return kept.get(k) ? -1 : 1;
        }

        @Override
        public void entries(int k, Program.Sink sink) {
            sink.entry(need, -columns.cover(k));
        }

        @Override
        public long constant() {
            return earlier;
        }

        @Override
        public long of(Plan plan) {
            var same = Arrays.stream(columns.find(plan)).filter(kept::get).count();
            return earlier + plan.stays().size() - 2 * same;
        }
    }

    /** Squares of months away, with need and hand-overs no worse than before. */
    final class Unfairness implements Goal {
        private final Columns columns;
        private final Score mayBe;
        private final BitSet disliked = new BitSet();
        private int need;
        private int handovers;
        private int[] held = {};
        private int[][] loads = {};
        private long[][] slopes = {};

        Unfairness(Columns columns, Score mayBe) {
            this.columns = columns;
            this.mayBe = mayBe;
            for (var k = 0; k < columns.count; k++) {
                var candidate = columns.candidates.get(columns.candidate(k));
                if (!candidate.wishes().isEmpty()) {
                    disliked.set(k, candidate.dislikes(columns.stay(k)));
                }
            }
        }

        @Override
        public void post(Program program) {
            need = program.row(mayBe.unmet() - columns.wanted());
            handovers = program.row(mayBe.handovers());
            held = new int[columns.seats.size()];
            for (var s = 0; s < held.length; s++) {
                held[s] = program.row(0);
                program.extra(
                        0, 1, 0, List.of(new long[] {held[s], 1}, new long[] {handovers, -1}));
            }
            var months = months();
            var most = columns.problem.horizon().months() + 1;
            loads = new int[months.size()][];
            slopes = new long[months.size()][];
            for (var c = 0; c < loads.length; c++) {
                post(program, c, Loads.reachable(months.get(c), most));
            }
        }

        private List<TreeSet<Integer>> months() {
            var months = new ArrayList<TreeSet<Integer>>();
            columns.candidates.forEach(candidate -> months.add(new TreeSet<>()));
            for (var k = 0; k < columns.count; k++) {
                months.get(columns.candidate(k)).add(columns.months(k));
            }
            return months;
        }

        /** The load of one person lies above each chord between two loads that can be reached. */
        private void post(Program program, int c, int[] reachable) {
            var past = columns.candidates.get(c).monthsAway();
            var chords = Math.max(0, reachable.length - 1);
            loads[c] = new int[chords + 1];
            slopes[c] = new long[chords];
            if (chords == 0) {
                return;
            }
            var entries = new ArrayList<long[]>();
            for (var i = 0; i < chords; i++) {
                loads[c][i] = program.row((long) reachable[i] * reachable[i + 1]);
                slopes[c][i] = reachable[i] + reachable[i + 1] + 2L * past;
                entries.add(new long[] {loads[c][i], -1});
            }
            loads[c][chords] = program.row(0);
            entries.add(new long[] {loads[c][chords], -1});
            var most = Score.load(past, reachable[chords]);
            program.extra(0, most, 1, entries);
        }

        @Override
        public long cost(int k) {
            return disliked.get(k) ? Score.AGAINST_A_WISH : 0;
        }

        @Override
        public void entries(int k, Program.Sink sink) {
            sink.entry(need, -columns.cover(k));
            sink.entry(held[columns.seat(k)], -1);
            sink.entry(handovers, 1);
            var c = columns.candidate(k);
            var months = columns.months(k);
            for (var i = 0; i < slopes[c].length; i++) {
                sink.entry(loads[c][i], slopes[c][i] * months);
            }
            var alone = Score.load(columns.candidates.get(c).monthsAway(), months);
            sink.entry(loads[c][slopes[c].length], alone);
        }

        @Override
        public long constant() {
            return 0;
        }

        @Override
        public long of(Plan plan) {
            return Score.of(columns.problem, plan).unfairness();
        }
    }

    /** Months that one person can be away in a plan. */
    static final class Loads {

        /** Nobody is sent for longer than this in one plan. */
        private static final int MOST_MONTHS = 600;

        private Loads() {}

        /** Every sum of months that stays of these lengths can make, 0 included, in order. */
        static int[] reachable(Set<Integer> months, int most) {
            var sums = new BitSet();
            sums.set(0);
            for (var sum = 0; sum <= Math.min(most, MOST_MONTHS); sum++) {
                if (sums.get(sum)) {
                    for (var length : months) {
                        sums.set(sum + length);
                    }
                }
            }
            return sums.stream().toArray();
        }
    }
}
