package jieli.deployment.rotation;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolverParameters;
import com.google.ortools.linearsolver.MPSolverParameters.DoubleParam;
import com.google.ortools.linearsolver.MPVariable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A part of a program, told to SCIP, which cuts and branches on the linear relaxation. Seats and
 * people are intervals here, so that the relaxation is nearly whole and a proof takes seconds where
 * CP-SAT, which reasons about the rows one by one, takes minutes. The price: SCIP counts with
 * floating-point numbers, and its bound is believed only up to a part in a billion.
 */
final class Proof {

    static {
        Loader.loadNativeLibraries();
    }

    /**
     * What SCIP found.
     *
     * @param stays chosen; null if it found nothing
     * @param bound no choice among the stays that were offered costs less, what is settled not
     *     counted
     * @param impossible whether there is no choice at all
     */
    record Found(int @Nullable [] stays, long bound, boolean impossible) {}

    private static final long NO_BOUND = Long.MIN_VALUE / 4;

    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final double BELIEVED = 1e-9;

    private final Choice.Part part;
    private final MPSolver solver = MPSolver.createSolver("SCIP");
    private final Map<Integer, MPConstraint> rows = new HashMap<>();
    private final MPVariable[] stays;

    Proof(Choice.Part part) {
        this(part, part.program::cost);
    }

    /** With other costs of the stays. */
    Proof(Choice.Part part, IntToDoubleFunction cost) {
        this.part = part;
        var program = part.program;
        solver.objective().setMinimization();
        part.rows.stream()
                .forEach(
                        row -> rows.put(row, solver.makeConstraint(-INFINITY, part.ceilings[row])));
        this.stays = solver.makeBoolVarArray(part.offered.length);
        for (var i = 0; i < stays.length; i++) {
            var stay = stays[i];
            var k = part.offered[i];
            solver.objective().setCoefficient(stay, cost.applyAsDouble(k));
            program.entries(
                    k,
                    (row, many) -> {
                        if (part.rows.get(row)) {
                            row(row).setCoefficient(stay, many);
                        }
                    });
        }
        part.extras.stream().mapToObj(program.extras::get).forEach(this::add);
    }

    private void add(Program.Extra extra) {
        var variable = solver.makeIntVar(extra.lowest(), extra.highest(), "");
        solver.objective().setCoefficient(variable, extra.cost());
        for (var i = 0; i < extra.rows().length; i++) {
            row(extra.rows()[i]).setCoefficient(variable, extra.coefficients()[i]);
        }
    }

    private MPConstraint row(int row) {
        return Objects.requireNonNull(rows.get(row));
    }

    /** Tells SCIP of a choice to begin from. */
    Proof hint(int[] chosen) {
        var in = new BitSet();
        Arrays.stream(chosen).forEach(in::set);
        solver.setHint(
                stays, Arrays.stream(part.offered).mapToDouble(k -> in.get(k) ? 1 : 0).toArray());
        return this;
    }

    /** Chooses these stays in any case. */
    Proof require(int[] required) {
        for (var k : required) {
            var i = Arrays.binarySearch(part.offered, k);
            if (i >= 0) {
                stays[i].setLb(1);
            }
        }
        return this;
    }

    /** Searches until it is proven or told to stop; then no more can be asked of it. */
    Found solve(double seconds, long seed, BooleanSupplier stop) {
        var parameters = new MPSolverParameters();
        parameters.setDoubleParam(DoubleParam.RELATIVE_MIP_GAP, 0);
        solver.setSolverSpecificParametersAsString(
                "randomization/randomseedshift = " + (seed & 0xffff));
        solver.setTimeLimit(Math.max(1, (long) (seconds * 1_000)));
        MPSolver.ResultStatus status;
        try (var watch = new Watch(stop, solver::interruptSolve)) {
            watch.start();
            status = solver.solve(parameters);
        }
        var some =
                status == MPSolver.ResultStatus.OPTIMAL || status == MPSolver.ResultStatus.FEASIBLE;
        var found =
                new Found(
                        some ? chosen() : null,
                        some ? bound() : NO_BOUND,
                        status == MPSolver.ResultStatus.INFEASIBLE);
        solver.delete();
        return found;
    }

    private int[] chosen() {
        return IntStream.range(0, stays.length)
                .filter(i -> stays[i].solutionValue() > 0.5)
                .map(i -> part.offered[i])
                .toArray();
    }

    private long bound() {
        var told = solver.objective().bestBound();
        return (long) Math.ceil(told - 1e-3 - Math.abs(told) * BELIEVED);
    }

    /** Asks several times a second whether to stop. */
    private static final class Watch implements AutoCloseable {

        private static final long EVERY_MILLIS = 100;

        private final CountDownLatch over = new CountDownLatch(1);
        private final BooleanSupplier asked;
        private final Runnable end;

        Watch(BooleanSupplier asked, Runnable end) {
            this.asked = asked;
            this.end = end;
        }

        void start() {
            Thread.ofVirtual().name("rotation-watch").start(this::watch);
        }

        private void watch() {
            try {
                while (!over.await(EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                    if (asked.getAsBoolean()) {
                        end();
                    }
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        /** Not while, or after, the solver is given back: its memory is then no longer ours. */
        private synchronized void end() {
            if (over.getCount() > 0) {
                end.run();
            }
        }

        @Override
        public synchronized void close() {
            over.countDown();
        }
    }
}
