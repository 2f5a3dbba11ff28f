package jieli.deployment.rotation;

import com.google.ortools.Loader;
import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverSolutionCallback;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A part of a program, told to CP-SAT. It looks for better plans while SCIP proves, so that whoever
 * watches has one early: SCIP tells of none before its end.
 */
final class Choice {

    private final Program program;
    private final Part part;
    private final int[] offered;
    private final CpModel model = new CpModel();
    private final BoolVar[] stays;
    private final Map<Integer, IntVar> extras = new HashMap<>();

    static {
        Loader.loadNativeLibraries();
    }

    Choice(Part part) {
        this.part = part;
        this.program = part.program;
        this.offered = part.offered;
        this.stays = new BoolVar[offered.length];
        part.extras.stream()
                .forEach(x -> {
                    var extra = program.extras.get(x);
                    extras.put(x, model.newIntVar(extra.lowest(), extra.highest(), ""));
                });
        post();
        minimize();
    }

    private void post() {
        var sums = new LinearExprBuilder[program.rows()];
        var ones = new HashMap<Integer, List<Literal>>();
        var highest = new long[program.rows()];
        part.rows.stream().forEach(row -> sums[row] = LinearExpr.newBuilder());
        for (var i = 0; i < offered.length; i++) {
            var stay = model.newBoolVar("");
            stays[i] = stay;
            program.entries(
                    offered[i],
                    (row, coefficient) -> {
                        sums[row].addTerm(stay, coefficient);
                        highest[row] += Math.max(0, coefficient);
                        if (row < program.plainRows()) {
                            ones.computeIfAbsent(row, any -> new ArrayList<>()).add(stay);
                        }
                    });
        }
        extras.forEach((x, variable) -> post(program.extras.get(x), variable, sums, highest));
        var ceilings = part.ceilings;
        part.rows.stream()
                .forEach(row -> {
                    if (ceilings[row] == 1 && row < program.plainRows()) {
                        model.addAtMostOne(ones.get(row));
                    } else if (highest[row] > ceilings[row] || ceilings[row] < 0) {
                        model.addLessOrEqual(sums[row], ceilings[row]);
                    }
                });
    }

    private static void post(
            Program.Extra extra, IntVar variable, LinearExprBuilder[] sums, long[] highest) {
        for (var i = 0; i < extra.rows().length; i++) {
            var row = extra.rows()[i];
            sums[row].addTerm(variable, extra.coefficients()[i]);
            highest[row] += Math.max(0, extra.coefficients()[i] * extra.highest());
        }
    }

    private void minimize() {
        var cost = LinearExpr.newBuilder();
        for (var i = 0; i < offered.length; i++) {
            cost.addTerm(stays[i], program.cost(offered[i]));
        }
        extras.forEach((x, variable) -> cost.addTerm(variable, program.extras.get(x).cost()));
        model.minimize(cost);
    }

    /** Tells CP-SAT of a choice to begin from. */
    Choice hint(int[] chosen) {
        var in = new BitSet();
        Arrays.stream(chosen).forEach(in::set);
        for (var i = 0; i < offered.length; i++) {
            model.addHint(stays[i], in.get(offered[i]));
        }
        return this;
    }

    /** Chooses these stays in any case. */
    Choice require(int[] required) {
        for (var k : required) {
            var i = Arrays.binarySearch(offered, k);
            if (i >= 0) {
                model.addEquality(stays[i], 1);
            }
        }
        return this;
    }

    /** Looks for better choices on a thread of its own, until it is closed. */
    Beside beside(long seed, Consumer<int[]> better) {
        return new Beside(seed, better);
    }

    private int[] chosen(IntPredicate is) {
        return IntStream.range(0, offered.length).filter(is).map(i -> offered[i]).toArray();
    }

    /** CP-SAT at work beside another search. */
    final class Beside implements AutoCloseable {

        private final CpSolver solver = new CpSolver();
        private final AtomicBoolean closed = new AtomicBoolean();
        private final Thread thread;

        private Beside(long seed, Consumer<int[]> better) {
            solver.getParameters().setNumWorkers(1);
            solver.getParameters().setRandomSeed((int) (seed & 0x7fff_ffff));
            var solutions =
                    new CpSolverSolutionCallback() {
                        @Override
                        public void onSolutionCallback() {
                            better.accept(chosen(i -> booleanValue(stays[i])));
                            if (closed.get()) {
                                stopSearch();
                            }
                        }
                    };
            this.thread =
                    Thread.ofPlatform()
                            .name("rotation-beside")
                            .start(() -> solver.solve(model, solutions));
        }

        /** Stops it; asked again and again, because a search that has not begun hears nothing. */
        @Override
        public void close() {
            closed.set(true);
            try {
                do {
                    solver.stopSearch();
                } while (!thread.join(Duration.ofMillis(50)));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Some stays to choose from while others are settled, with all that says something about them.
     */
    static final class Part {

        final Program program;
        final int[] offered;

        /** What the settled stays have left of each row. */
        final long[] ceilings;

        /** Rows that speak of what is offered, directly or through an extra. */
        final BitSet rows = new BitSet();

        /** Extras in these rows. */
        final BitSet extras = new BitSet();

        /**
         * @param offered stays to choose from, in order
         * @param settled stays that are chosen already
         */
        Part(Program program, int[] offered, int[] settled) {
            this(program, offered, settled, row -> true);
        }

        /** With some of the rows only. */
        Part(Program program, int[] offered, int[] settled, IntPredicate kept) {
            this.program = program;
            this.offered = offered;
            this.ceilings = program.ceilings();
            for (var k : settled) {
                program.entries(k, (row, coefficient) -> ceilings[row] -= coefficient);
            }
            for (var k : offered) {
                program.entries(k, (row, coefficient) -> rows.set(row, kept.test(row)));
            }
            spread();
        }

        /** An extra that one row needs brings all its rows along. */
        private void spread() {
            for (var before = -1; before < rows.cardinality(); ) {
                before = rows.cardinality();
                for (var x = 0; x < program.extras.size(); x++) {
                    var extra = program.extras.get(x);
                    if (!extras.get(x) && Arrays.stream(extra.rows()).anyMatch(rows::get)) {
                        extras.set(x);
                        Arrays.stream(extra.rows()).forEach(rows::set);
                    }
                }
            }
        }
    }
}
