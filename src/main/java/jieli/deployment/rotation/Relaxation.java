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
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A program with fractions of stays allowed, by column generation: it begins with a few stays and
 * takes in more as long as their price says that they would help.
 */
final class Relaxation {

    private static final double INFINITY = Double.POSITIVE_INFINITY;

    /** From this share on a stay counts as nearly chosen. */
    private static final double NEARLY = 0.95;

    private final Program program;
    private final MPSolver solver;
    private final MPConstraint[] rows;
    private final Map<Integer, MPVariable> stays = new LinkedHashMap<>();
    private final BitSet in = new BitSet();

    Relaxation(Program program) {
        this.program = program;
        this.solver = MPSolver.createSolver("GLOP");
        this.rows = new MPConstraint[program.rows()];
        for (var row = 0; row < rows.length; row++) {
            rows[row] = solver.makeConstraint(-INFINITY, program.ceiling(row));
        }
        solver.objective().setMinimization();
        for (var extra : program.extras) {
            var variable = solver.makeNumVar(extra.lowest(), extra.highest(), "");
            solver.objective().setCoefficient(variable, extra.cost());
            for (var i = 0; i < extra.rows().length; i++) {
                rows[extra.rows()[i]].setCoefficient(variable, extra.coefficients()[i]);
            }
        }
    }

    void add(int k) {
        if (in.get(k)) {
            return;
        }
        in.set(k);
        var variable = solver.makeNumVar(0, INFINITY, "");
        solver.objective().setCoefficient(variable, program.cost(k));
        program.entries(k, (row, coefficient) -> rows[row].setCoefficient(variable, coefficient));
        stays.put(k, variable);
    }

    /** Takes a stay in and chooses it in any case. */
    void require(int k) {
        add(k);
        Objects.requireNonNull(stays.get(k)).setLb(1);
    }

    /** Prices of the rows after one solve; null if there is no solution with these stays. */
    double @Nullable [] solve(boolean afterNewStays) {
        var parameters = new MPSolverParameters();
        parameters.setIntegerParam(IntegerParam.PRESOLVE, PresolveValues.PRESOLVE_OFF.swigValue());
        parameters.setIntegerParam(
                IntegerParam.INCREMENTALITY, IncrementalityValues.INCREMENTALITY_ON.swigValue());
        parameters.setIntegerParam(
                IntegerParam.LP_ALGORITHM,
                (afterNewStays ? LpAlgorithmValues.PRIMAL : LpAlgorithmValues.DUAL).swigValue());
        if (solver.solve(parameters) != MPSolver.ResultStatus.OPTIMAL) {
            return null;
        }
        var duals = new double[rows.length];
        for (var row = 0; row < rows.length; row++) {
            duals[row] = Math.max(0, -rows[row].dualValue());
        }
        return duals;
    }

    /** Takes in stays until none would help; the prices then, or the best had when told to stop. */
    @Nullable Prices generate(int perSeat, BooleanSupplier stop, Consumer<Prices> better) {
        @Nullable Prices best = null;
        while (!stop.getAsBoolean()) {
            var duals = solve(true);
            if (duals == null) {
                return best;
            }
            var prices = new Prices(program, duals);
            if (best == null || prices.bound() > best.bound()) {
                best = prices;
                better.accept(prices);
            }
            var entering = prices.entering(duals, perSeat);
            if (entering.isEmpty()) {
                return prices;
            }
            entering.forEach(this::add);
        }
        return best;
    }

    /**
     * Chooses whole stays by diving: what is nearly chosen is chosen, the rest is solved again.
     * Null if that ends nowhere. Uses the relaxation up.
     */
    int @Nullable [] dive(BooleanSupplier stop) {
        var chosen = new BitSet();
        while (!stop.getAsBoolean() && solve(false) != null) {
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
}
