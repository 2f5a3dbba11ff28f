package jieli.deployment.rotation;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A program over some of its stays, told to CP-SAT. */
final class Choice {

    /** Of CP-SAT's own measure of work, about a second. */
    private static final double SHORT = 1;

    private static final double LONGEST_PART_SECONDS = 20;

    private final Program program;
    private final Part part;
    private final int[] offered;
    private final CpModel model = new CpModel();
    private final BoolVar[] stays;
    private final Map<Integer, IntVar> extras = new HashMap<>();

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

    /** A part of a larger search: short, on one thread, the same every time. */
    int @Nullable [] better(long seed, BooleanSupplier stop) {
        var solver = new CpSolver();
        var parameters = solver.getParameters();
        parameters.setNumWorkers(1);
        parameters.setRandomSeed((int) (seed & 0x7fff_ffff));
        parameters.setMaxDeterministicTime(SHORT);
        parameters.setMaxTimeInSeconds(LONGEST_PART_SECONDS);
        if (stop.getAsBoolean()) {
            return null;
        }
        var status = solver.solve(model);
        return status == CpSolverStatus.OPTIMAL || status == CpSolverStatus.FEASIBLE
                ? chosen(i -> solver.booleanValue(stays[i]))
                : null;
    }

    private int[] chosen(IntPredicate is) {
        return IntStream.range(0, offered.length).filter(is).map(i -> offered[i]).toArray();
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
            this.program = program;
            this.offered = offered;
            this.ceilings = program.ceilings();
            for (var k : settled) {
                program.entries(k, (row, coefficient) -> ceilings[row] -= coefficient);
            }
            for (var k : offered) {
                program.entries(k, (row, coefficient) -> rows.set(row));
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
