package jieli.deployment.rotation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * One level of the search: what a stay costs on it, and what must not be lost of the levels above.
 * The cost of the chosen stays and extras, with the constant, is the level's number.
 */
sealed interface Goal permits Goal.Unmet, Goal.Weighted, Goal.Unfairness {

    /** Adds rows and extras. */
    void post(Program program);

    long cost(int k);

    void entries(int k, Program.Sink sink);

    /** What is added to the cost of stays and extras. */
    long constant();

    /** The level's number of a plan. */
    long of(Plan plan);

    /**
     * What is known of the score of any plan, after this level.
     *
     * @param number a bound of the level's number
     * @param before what was known
     * @param best score of the best plan; what counts less is bounded among plans as good above
     */
    Score bound(long number, Score before, Score best);

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

        @Override
        public Score bound(long number, Score before, Score best) {
            return new Score(number, 0, 0);
        }
    }

    /**
     * Days without a holder by weight, and something that counts less: one day of the need weighs
     * more than all of it together. Both at once are proven sooner than one after the other,
     * because no row has to hold the need in place.
     */
    sealed interface Weighted extends Goal permits Handovers, Changes {

        Columns columns();

        /** More than what counts less can ever come to. */
        long weight();

        /** What counts less. */
        long lesser(Plan plan);

        @Override
        default Score bound(long number, Score before, Score best) {
            var unmet = Math.max(before.unmet(), Math.floorDiv(number, weight()));
            var lesser = Math.max(0, number - weight() * best.unmet());
            return new Score(unmet, this instanceof Handovers ? lesser : 0, 0);
        }

        @Override
        default long of(Plan plan) {
            return weight() * Score.of(columns().problem, plan).unmet() + lesser(plan);
        }
    }

    /** The need, then stays less the seats that are held at all. */
    final class Handovers implements Weighted {
        private final Columns columns;
        private final long weight;
        private int[] held = {};

        Handovers(Columns columns) {
            this.columns = columns;
            this.weight = 1L + columns.mostStays();
        }

        @Override
        public void post(Program program) {
            held = new int[columns.seats.size()];
            for (var s = 0; s < held.length; s++) {
                held[s] = program.row(0);
                program.extra(0, 1, -1, List.of(new long[] {held[s], 1}));
            }
        }

        @Override
        public long cost(int k) {
            return 1 - weight * columns.cover(k);
        }

        @Override
        public void entries(int k, Program.Sink sink) {
            sink.entry(held[columns.seat(k)], -1);
        }

        @Override
        public long constant() {
            return weight * columns.wanted();
        }

        @Override
        public Columns columns() {
            return columns;
        }

        @Override
        public long weight() {
            return weight;
        }

        @Override
        public long lesser(Plan plan) {
            return Score.of(columns.problem, plan).handovers();
        }
    }

    /** The need, then stays of an earlier plan that are given up, and new ones. */
    final class Changes implements Weighted {
        private final Columns columns;
        private final BitSet kept = new BitSet();
        private final int earlier;
        private final long weight;

        Changes(Columns columns, Plan earlier) {
            this.columns = columns;
            this.earlier = earlier.stays().size();
            this.weight = 1L + this.earlier + columns.mostStays();
            Arrays.stream(columns.find(earlier)).forEach(kept::set);
        }

        @Override
        public void post(Program program) {}

        @Override
        public long cost(int k) {
            return (kept.get(k) ? -1 : 1) - weight * columns.cover(k);
        }

        @Override
        public void entries(int k, Program.Sink sink) {}

        @Override
        public long constant() {
            return weight * columns.wanted() + earlier;
        }

        @Override
        public Columns columns() {
            return columns;
        }

        @Override
        public long weight() {
            return weight;
        }

        @Override
        public long lesser(Plan plan) {
            var same = Arrays.stream(columns.find(plan)).filter(kept::get).count();
            return earlier + plan.stays().size() - 2 * same;
        }
    }

    /**
     * Squares of months away, with need and hand-overs no worse than before. Each stay costs what
     * it would alone; only for people who can be sent twice an extra adds what both together cost
     * more.
     */
    final class Unfairness implements Goal {
        private final Columns columns;
        private final Score mayBe;
        private final long[] alone;
        private int need;
        private int handovers;
        private int[] held = {};

        /** By candidate, for each chord its row and its slope; none if sent at most once. */
        private final int[][] chord;

        private final long[][] slope;

        Unfairness(Columns columns, Score mayBe) {
            this.columns = columns;
            this.mayBe = mayBe;
            this.alone = new long[columns.count];
            this.chord = new int[columns.candidates.size()][0];
            this.slope = new long[chord.length][0];
            for (var k = 0; k < columns.count; k++) {
                var candidate = columns.candidates.get(columns.candidate(k));
                alone[k] = Score.load(candidate.monthsAway(), columns.months(k));
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
            var loads = new Program.Loads(program);
            for (var c = 0; c < chord.length; c++) {
                post(program, c, loads.reachable(c));
            }
        }

        /** The load of one person lies above each chord between two loads that can be reached. */
        private void post(Program program, int c, int[] reachable) {
            var chords = Math.max(0, reachable.length - 1);
            chord[c] = new int[chords];
            slope[c] = new long[chords];
            if (chords == 0) {
                return;
            }
            var past = columns.candidates.get(c).monthsAway();
            var entries = new ArrayList<long[]>();
            for (var i = 0; i < chords; i++) {
                chord[c][i] = program.row((long) reachable[i] * reachable[i + 1]);
                slope[c][i] = reachable[i] + reachable[i + 1] + 2L * past;
                entries.add(new long[] {chord[c][i], -1});
            }
            program.extra(0, Score.load(past, reachable[chords]), 1, entries);
        }

        @Override
        public long cost(int k) {
            var candidate = columns.candidates.get(columns.candidate(k));
            var minds = !candidate.wishes().isEmpty() && candidate.dislikes(columns.stay(k));
            return alone[k] + (minds ? Score.AGAINST_A_WISH : 0);
        }

        @Override
        public void entries(int k, Program.Sink sink) {
            sink.entry(need, -columns.cover(k));
            sink.entry(held[columns.seat(k)], -1);
            sink.entry(handovers, 1);
            var c = columns.candidate(k);
            for (var i = 0; i < chord[c].length; i++) {
                sink.entry(chord[c][i], slope[c][i] * columns.months(k) - alone[k]);
            }
        }

        @Override
        public long constant() {
            return 0;
        }

        @Override
        public long of(Plan plan) {
            return Score.of(columns.problem, plan).unfairness();
        }

        @Override
        public Score bound(long number, Score before, Score best) {
            return new Score(before.unmet(), before.handovers(), number);
        }
    }
}
