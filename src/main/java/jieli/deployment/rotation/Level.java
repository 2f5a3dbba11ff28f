package jieli.deployment.rotation;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The search on one level: prices give a bound and say which stays can matter; few of those are
 * proven at once, many are chosen from part by part first.
 */
final class Level {

    /** More stays than this are chosen from in parts. */
    static final int MANY = 20_000;

    private static final Score NOTHING = new Score(0, 0, 0);

    private final Program program;
    private final Columns columns;
    private final Search.Standings standings;
    private final int workers;
    private @Nullable Prices prices;
    private long bound = Long.MIN_VALUE;
    private boolean impossible;

    Level(Program program, Search.Standings standings, int workers) {
        this.program = program;
        this.columns = program.columns;
        this.standings = standings;
        this.workers = workers;
    }

    long bound() {
        return Math.max(0, bound);
    }

    /** True once the best plan is proven best on this level. */
    boolean run(int[] required, double share) {
        raise(new Prices(program, new double[program.rows()]));
        if (!isProven() && !(program.goal() instanceof Goal.Unfairness)) {
            climb(() -> standings.over(share));
        }
        if (!isProven() && offered().length > MANY) {
            chooseInParts(required, () -> standings.over(share));
        }
        if (!isProven() && offered().length <= MANY) {
            prove(required, share);
        }
        return isProven();
    }

    /** Whether it is proven that there is no plan at all. */
    boolean isImpossible() {
        return impossible;
    }

    private boolean isProven() {
        return standings.score() != null && bound >= value();
    }

    private long value() {
        var plan = standings.plan();
        return plan == null ? Long.MAX_VALUE : program.goal().of(plan);
    }

    private void raise(Prices found) {
        if (prices == null || found.bound() > prices.bound()) {
            prices = found;
            raise(found.bound());
        }
    }

    private void raise(long found) {
        bound = Math.max(bound, Math.min(found, value()));
        standings.raise(program.goal().bound(bound, NOTHING, NOTHING).unmet());
    }

    private void climb(BooleanSupplier stop) {
        var ascent = new Ascent(program);
        ascent.climb(Math.min(value(), program.goal().constant()), stop);
        raise(new Prices(program, ascent.best()));
    }

    private void chooseInParts(int[] required, BooleanSupplier stop) {
        var found = Objects.requireNonNull(prices);
        raise(program.teams().bound(program, found, stop));
        var parts = new Neighbourhoods(program, found, standings, required);
        parts.fill(stop);
        if (standings.plan() != null) {
            parts.improve(stop);
        }
    }

    private int[] best() {
        var plan = standings.plan();
        return plan == null ? new int[0] : columns.find(plan);
    }

    /** Stays that a better plan on this level may have. */
    private int[] offered() {
        return with(Arrays.stream(Objects.requireNonNull(prices).within(value() - 1)));
    }

    private int[] with(IntStream stays) {
        return IntStream.concat(stays, Arrays.stream(best())).sorted().distinct().toArray();
    }

    private void prove(int[] required, double share) {
        var part = new Choice.Part(program, offered(), new int[0]);
        var best = best();
        var seed = columns.problem.seed();
        Proof.Found found;
        try (var beside =
                workers > 1
                        ? new Choice(part).hint(best).require(required).beside(seed, this::take)
                        : null) {
            found =
                    new Proof(part)
                            .hint(best)
                            .require(required)
                            .solve(standings.secondsLeft(share), seed, () -> standings.over(share));
        }
        take(found.stays());
        impossible = found.impossible() && standings.plan() == null;
        raise(found.impossible() ? value() : program.goal().constant() + found.bound());
    }

    private void take(int @Nullable [] chosen) {
        if (chosen != null) {
            standings.take(columns.plan(chosen));
        }
    }

    /** The stays that plans as good as the best on this level can have. */
    Columns remaining() {
        return new Columns(
                columns, with(Arrays.stream(Objects.requireNonNull(prices).within(value()))));
    }

    /** A first plan in no time: the stays that meet the most need first, as far as they fit. */
    static final class Greedy {

        private final Program program;
        private final long[] left;
        private final BitSet chosen = new BitSet();

        Greedy(Program program) {
            this.program = program;
            this.left = program.ceilings();
        }

        /** The required stays and what fits beside them; a team may be incomplete. */
        Plan plan(int[] required) {
            var columns = program.columns;
            Arrays.stream(required).forEach(this::add);
            IntStream.range(0, columns.count)
                    .boxed()
                    .sorted((one, other) -> Long.compare(columns.cover(other), columns.cover(one)))
                    .forEach(k -> {
                        if (fits(k)) {
                            add(k);
                        }
                    });
            return columns.plan(chosen.stream().toArray());
        }

        private boolean fits(int k) {
            var fits = new boolean[] {!chosen.get(k)};
            program.entries(
                    k,
                    (row, coefficient) ->
                            fits[0] &= row >= program.plainRows() || left[row] >= coefficient);
            return fits[0];
        }

        private void add(int k) {
            chosen.set(k);
            program.entries(k, (row, coefficient) -> left[row] -= coefficient);
        }
    }
}
