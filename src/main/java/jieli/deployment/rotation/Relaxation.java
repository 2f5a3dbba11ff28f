package jieli.deployment.rotation;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolverParameters;
import com.google.ortools.linearsolver.MPSolverParameters.IncrementalityValues;
import com.google.ortools.linearsolver.MPSolverParameters.IntegerParam;
import com.google.ortools.linearsolver.MPSolverParameters.LpAlgorithmValues;
import com.google.ortools.linearsolver.MPSolverParameters.PresolveValues;
import com.google.ortools.linearsolver.MPVariable;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A program, or the part of it about some seats, with fractions of stays allowed. By column
 * generation: it begins with a few stays and takes in more as long as their price says that they
 * would help.
 */
final class Relaxation implements AutoCloseable {

    private static final double INFINITY = Double.POSITIVE_INFINITY;

    /** From this share on a stay is chosen; stays of such shares cannot be in each other's way. */
    private static final double NEARLY = 0.7;

    private final Program program;
    private final BitSet seats;

    /** Rows from this one on are left out. */
    private final int end;

    /** What rows cost before this relaxation prices them itself. */
    private final double[] charged;

    private final MPSolver solver = MPSolver.createSolver("GLOP");
    private final @Nullable MPConstraint[] rows;
    private final Map<Integer, MPVariable> stays = new LinkedHashMap<>();

    /** Whether nothing has come in since it was solved. */
    private boolean solved;

    /** The whole program. */
    Relaxation(Program program) {
        this(program, all(program), program.rows(), new double[program.rows()]);
        for (var extra : program.extras) {
            var variable = solver.makeNumVar(extra.lowest(), extra.highest(), "");
            solver.objective().setCoefficient(variable, extra.cost());
            for (var i = 0; i < extra.rows().length; i++) {
                row(extra.rows()[i]).setCoefficient(variable, extra.coefficients()[i]);
            }
        }
    }

    /** Some seats without what ties them together as teams, where some rows are priced already. */
    Relaxation(Program program, BitSet seats, double[] charged) {
        this(program, seats, program.plainRows(), charged);
    }

    private Relaxation(Program program, BitSet seats, int end, double[] charged) {
        this.program = program;
        this.seats = seats;
        this.end = end;
        this.charged = charged;
        this.rows = new MPConstraint[program.rows()];
        solver.objective().setMinimization();
    }

    private static BitSet all(Program program) {
        var all = new BitSet();
        all.set(0, program.columns.seats.size());
        return all;
    }

    private MPConstraint row(int row) {
        var known = rows[row];
        if (known != null) {
            return known;
        }
        var made = solver.makeConstraint(-INFINITY, program.ceiling(row));
        rows[row] = made;
        return made;
    }

    void add(int k) {
        if (stays.containsKey(k)) {
            return;
        }
        var variable = solver.makeNumVar(0, INFINITY, "");
        var cost = new double[] {program.cost(k)};
        program.entries(
                k,
                (row, coefficient) -> {
                    if (row < end) {
                        row(row).setCoefficient(variable, coefficient);
                        cost[0] += charged[row] * coefficient;
                    }
                });
        solver.objective().setCoefficient(variable, cost[0]);
        stays.put(k, variable);
        solved = false;
    }

    /** Takes a stay in and chooses it in any case. */
    void require(int k) {
        add(k);
        Objects.requireNonNull(stays.get(k)).setLb(1);
    }

    /** Leaves to these seats what stays elsewhere have left of the rows. */
    void settle(int[] elsewhere) {
        var left = program.ceilings();
        for (var k : elsewhere) {
            program.entries(k, (row, coefficient) -> left[row] -= coefficient);
        }
        for (var row = 0; row < end; row++) {
            var known = rows[row];
            if (known != null) {
                known.setUb(left[row]);
            }
        }
    }

    /** Prices of the rows after one solve; null if there is none, or not in time. */
    private double @Nullable [] solve(boolean afterNewStays, LongSupplier millis) {
        var parameters = new MPSolverParameters();
        parameters.setIntegerParam(IntegerParam.PRESOLVE, PresolveValues.PRESOLVE_OFF.swigValue());
        parameters.setIntegerParam(
                IntegerParam.INCREMENTALITY, IncrementalityValues.INCREMENTALITY_ON.swigValue());
        parameters.setIntegerParam(
                IntegerParam.LP_ALGORITHM,
                (afterNewStays ? LpAlgorithmValues.PRIMAL : LpAlgorithmValues.DUAL).swigValue());
        solver.setTimeLimit(Math.max(1, millis.getAsLong()));
        if (solver.solve(parameters) != MPSolver.ResultStatus.OPTIMAL) {
            return null;
        }
        solved = true;
        var duals = charged.clone();
        for (var row = 0; row < rows.length; row++) {
            var known = rows[row];
            duals[row] += known == null ? 0 : Math.max(0, -known.dualValue());
        }
        return duals;
    }

    /**
     * Takes in stays until none would help.
     *
     * @param millis that are left; none ends it
     * @param better hears of prices after each step
     * @return the last prices; null if there was no time for any
     */
    double @Nullable [] generate(int perSeat, LongSupplier millis, Consumer<double[]> better) {
        double[] last = null;
        while (millis.getAsLong() > 0) {
            var duals = solve(true, millis);
            if (duals == null) {
                return last;
            }
            last = duals;
            better.accept(duals);
            var entering = new Prices(program, duals, seats).entering(duals, perSeat);
            if (entering.isEmpty()) {
                return last;
            }
            entering.forEach(this::add);
        }
        return last;
    }

    /** Stays that are in at no more than this above their price. */
    int[] near(double cost) {
        return stays.entrySet().stream()
                .filter(entry -> !solved || entry.getValue().reducedCost() <= cost)
                .mapToInt(Map.Entry::getKey)
                .toArray();
    }

    /**
     * Chooses whole stays by diving: what is nearly chosen is chosen, the rest is solved again.
     * Null if that ends nowhere. Uses the relaxation up.
     */
    int @Nullable [] dive(LongSupplier millis) {
        var chosen = new BitSet();
        while (millis.getAsLong() > 0 && solve(false, millis) != null) {
            var open = values(chosen);
            if (open.isEmpty()) {
                return chosen.stream().toArray();
            }
            var most = Collections.max(open.entrySet(), Map.Entry.comparingByValue());
            choose(most.getKey(), chosen);
            open.forEach((k, value) -> {
                if (value >= NEARLY) {
                    choose(k, chosen);
                }
            });
        }
        return null;
    }

    /** What is chosen in part, or in whole but not for good. Read at once: a change hides it. */
    private Map<Integer, Double> values(BitSet chosen) {
        var values = new LinkedHashMap<Integer, Double>();
        stays.forEach((k, variable) -> {
            if (!chosen.get(k) && variable.solutionValue() > 1e-6) {
                values.put(k, variable.solutionValue());
            }
        });
        return values;
    }

    private void choose(int k, BitSet chosen) {
        chosen.set(k);
        Objects.requireNonNull(stays.get(k)).setLb(1);
    }

    @Override
    public void close() {
        solver.delete();
    }
}
