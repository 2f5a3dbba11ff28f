package jieli.deployment.rotation;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverSolutionCallback;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A program over some of its stays, told to CP-SAT. */
final class Choice {

    /**
     * What CP-SAT found.
     *
     * @param stays chosen; null if it found nothing
     * @param bound no choice among the stays that were offered costs less, what is settled and what
     *     the settled touch alone not counted
     * @param exhausted whether nothing is left to try: the choice is best, or there is none
     */
    record Found(int @Nullable [] stays, long bound, boolean exhausted) {}

    /** How long, with what seed, when to give up, and who hears of what is found meanwhile. */
    record Search(
            double seconds,
            int workers,
            long seed,
            BooleanSupplier stop,
            Consumer<int[]> better,
            LongConsumer bound) {}

    /** Of CP-SAT's own measure of work, about a second. */
    private static final double SHORT = 1;

    private static final long NO_BOUND = Long.MIN_VALUE / 4;

    private static final double LONGEST_PART_SECONDS = 20;

    private final Program program;
    private final int[] offered;
    private final CpModel model = new CpModel();
    private final BoolVar[] stays;
    private final Map<Integer, IntVar> extras = new HashMap<>();

    /** Rows that say something about what is offered, directly or through an extra. */
    private final BitSet rows = new BitSet();

    private final long[] ceilings;

    /**
     * @param offered stays to choose from, in order
     * @param settled stays that are chosen already
     */
    Choice(Program program, int[] offered, int[] settled) {
        this.program = program;
        this.offered = offered;
        this.stays = new BoolVar[offered.length];
        this.ceilings = program.ceilings();
        for (var k : settled) {
            program.entries(k, (row, coefficient) -> ceilings[row] -= coefficient);
        }
        for (var k : offered) {
            program.entries(k, (row, coefficient) -> rows.set(row));
        }
        spread();
        post();
        minimize();
    }

    /** An extra that one row needs brings all its rows along. */
    private void spread() {
        var before = -1;
        while (before < rows.cardinality()) {
            before = rows.cardinality();
            for (var x = 0; x < program.extras.size(); x++) {
                var extra = program.extras.get(x);
                if (!extras.containsKey(x) && Arrays.stream(extra.rows()).anyMatch(rows::get)) {
                    extras.put(x, model.newIntVar(extra.lowest(), extra.highest(), ""));
                    Arrays.stream(extra.rows()).forEach(rows::set);
                }
            }
        }
    }

    private void post() {
        var sums = new LinearExprBuilder[program.rows()];
        var ones = new HashMap<Integer, List<Literal>>();
        var highest = new long[program.rows()];
        rows.stream().forEach(row -> sums[row] = LinearExpr.newBuilder());
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
        rows.stream()
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

    /** The whole search, until it is proven or told to stop. */
    Found solve(Search search) {
        var solver = new CpSolver();
        var parameters = solver.getParameters();
        parameters.setMaxTimeInSeconds(Math.max(0.01, search.seconds()));
        parameters.setNumWorkers(search.workers());
        parameters.setRandomSeed((int) (search.seed() & 0x7fff_ffff));
        CpSolverStatus status;
        try (var watch = new Watch(search.stop(), solver::stopSearch)) {
            watch.start();
            status = solver.solve(model, new Solutions(search));
        }
        var some = status == CpSolverStatus.OPTIMAL || status == CpSolverStatus.FEASIBLE;
        return new Found(
                some ? chosen(i -> solver.booleanValue(stays[i])) : null,
                // without a solution the library says 0, which bounds nothing
                some ? whole(solver.bestObjectiveBound()) : NO_BOUND,
                status == CpSolverStatus.OPTIMAL || status == CpSolverStatus.INFEASIBLE);
    }

    private static long whole(double bound) {
        return Math.round(Math.ceil(bound - 1e-6));
    }

    private int[] chosen(IntPredicate is) {
        return IntStream.range(0, offered.length).filter(is).map(i -> offered[i]).toArray();
    }

    private final class Solutions extends CpSolverSolutionCallback {
        private final Search search;

        Solutions(Search search) {
            this.search = search;
        }

        @Override
        public void onSolutionCallback() {
            search.better().accept(chosen(i -> booleanValue(stays[i])));
            search.bound().accept(whole(bestObjectiveBound()));
        }
    }

    /**
     * Asks several times a second whether to stop. The library's own callback for bounds, which
     * could ask as well, keeps a reference across garbage collections and takes the whole JVM down.
     */
    static final class Watch implements AutoCloseable {

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
                        end.run();
                    }
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            over.countDown();
        }
    }
}
