package jieli.deployment.rotation;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The search on one level: prices from the relaxation give a bound and say which stays can matter,
 * a dive and the large neighbourhoods find good plans, CP-SAT proves what is left.
 */
final class Level {

    /** New stays a seat may bring in at each step of column generation. */
    private static final int PER_SEAT = 20;

    /** As many stays as CP-SAT takes whole without looking for better plans in parts first. */
    private static final int FEW = 3_000;

    /** More stays than this are relaxed by specialty first. */
    static final int MANY = 200_000;

    /** CP-SAT is not asked for a proof over more stays than this. */
    private static final int PROVABLE = 60_000;

    /** Of a level's time, what may go into parts and into prices before plans are improved. */
    private static final double FOR_PARTS = 0.35;

    private static final double FOR_PRICES = 0.7;

    /** From this share in the relaxation on, a stay is worth a try. */
    private static final double WORTH = 0.01;

    /** Up to which share of the time the choice among those may take. */
    private static final double FIRST = 0.25;

    /** Days times weight above its price up to which a part's stay is kept for the whole. */
    private static final double NEAR = 60;

    private final Consumer<Plan> repaired;
    private final Program program;
    private final Columns columns;
    private final Search.Standings standings;
    private final Planner.Effort effort;
    private @Nullable Prices prices;
    private long bound = Long.MIN_VALUE;
    private boolean impossible;

    Level(
            Program program,
            Search.Standings standings,
            Planner.Effort effort,
            Consumer<Plan> repaired) {
        this.repaired = repaired;
        this.program = program;
        this.columns = program.columns;
        this.standings = standings;
        this.effort = effort;
    }

    long bound() {
        return Math.max(0, bound);
    }

    /** True once the best plan is proven best on this level. */
    boolean run(int[] required, double share) {
        raise(new Prices(program, new double[program.rows()]));
        if (!isProven()) {
            relax(required, share);
        }
        if (!isProven() && offered().length > FEW && standings.plan() != null) {
            new Neighbourhoods(program, standings, effort)
                    .improve(Objects.requireNonNull(prices), required, () -> standings.over(share));
        }
        if (!isProven() && offered().length <= PROVABLE) {
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
        if (program.goal() instanceof Goal.Unmet) {
            standings.raise(bound);
        }
    }

    private void relax(int[] required, double share) {
        var worth = program.goal() instanceof Goal.Unmet ? climb(share) : new int[0];
        if (worth.length > 0 && columns.count > FEW) {
            chooseAmong(worth, required, share * FIRST);
            return;
        }
        try (var relaxation = new Relaxation(program)) {
            Arrays.stream(required).forEach(relaxation::require);
            Arrays.stream(best()).forEach(relaxation::add);
            if (columns.count > MANY && program.goal() instanceof Goal.Unmet) {
                bySpecialty(required, share, relaxation);
            } else {
                var none = new double[program.rows()];
                new Prices(program, none).entering(none, PER_SEAT).forEach(relaxation::add);
            }
            LongSupplier millis = () -> standings.millisLeft(share * FOR_PRICES);
            relaxation.generate(PER_SEAT, millis, duals -> raise(new Prices(program, duals)));
            if (program.goal() instanceof Goal.Unmet && columns.count <= MANY) {
                take(relaxation.dive(() -> standings.millisLeft(share)));
            }
        }
    }

    /** Prices almost as good as the relaxation's in a fraction of its time; stays worth a try. */
    private int[] climb(double share) {
        var ascent = new Ascent(program);
        var above = Math.min(value(), program.goal().constant());
        ascent.climb(above, () -> standings.over(share));
        raise(new Prices(program, ascent.best()));
        var shares = ascent.shares();
        return IntStream.range(0, shares.length).filter(k -> shares[k] > WORTH).toArray();
    }

    private void chooseAmong(int[] worth, int[] required, double share) {
        var search =
                new Choice.Search(
                        standings.secondsLeft(share),
                        effort.workers(),
                        columns.problem.seed(),
                        () -> standings.over(share),
                        this::take,
                        found -> {});
        var among = Stream.of(worth, best(), required).flatMapToInt(Arrays::stream);
        take(
                new Choice(program, among.sorted().distinct().toArray(), new int[0])
                        .hint(best())
                        .require(required)
                        .solve(search)
                        .stays());
    }

    /**
     * Seats of one specialty compete for people, others hardly: large problems are priced and
     * filled one specialty after the other first. What is priced or filled stays so for the next.
     */
    private void bySpecialty(int[] required, double share, Relaxation whole) {
        var duals = new double[program.rows()];
        var chosen = new BitSet();
        Arrays.stream(required).forEach(chosen::set);
        LongSupplier millis = () -> standings.millisLeft(share * FOR_PARTS);
        for (var seats : specialties()) {
            try (var part = new Relaxation(program, seats, duals)) {
                Arrays.stream(required)
                        .filter(k -> seats.get(columns.seat(k)))
                        .forEach(part::require);
                new Prices(program, duals, seats).entering(duals, PER_SEAT).forEach(part::add);
                var priced = part.generate(PER_SEAT, millis, better -> {});
                if (priced == null) {
                    break;
                }
                duals = priced;
                Arrays.stream(part.near(NEAR)).forEach(whole::add);
                part.settle(elsewhere(chosen, seats));
                var found = part.dive(millis);
                Arrays.stream(found == null ? new int[0] : found).forEach(chosen::set);
            }
        }
        raise(new Prices(program, duals));
        repaired.accept(columns.plan(chosen.stream().toArray()));
    }

    private int[] elsewhere(BitSet chosen, BitSet seats) {
        return chosen.stream().filter(k -> !seats.get(columns.seat(k))).toArray();
    }

    private Collection<BitSet> specialties() {
        var parts = new TreeMap<String, BitSet>();
        for (var s = 0; s < columns.seats.size(); s++) {
            var specialty = columns.seats.get(s).specialty();
            parts.computeIfAbsent(specialty, any -> new BitSet()).set(s);
        }
        return parts.values();
    }

    private int[] best() {
        var plan = standings.plan();
        return plan == null ? new int[0] : columns.find(plan);
    }

    /** Stays that a better plan on this level may have. */
    private int[] offered() {
        var within = Objects.requireNonNull(prices).within(value() - 1);
        return IntStream.concat(Arrays.stream(within), Arrays.stream(best()))
                .sorted()
                .distinct()
                .toArray();
    }

    private void prove(int[] required, double share) {
        var offered = offered();
        var search =
                new Choice.Search(
                        standings.secondsLeft(share),
                        effort.workers(),
                        columns.problem.seed(),
                        () -> standings.over(share),
                        this::take,
                        found -> raise(program.goal().constant() + found));
        var found =
                new Choice(program, offered, new int[0])
                        .hint(best())
                        .require(required)
                        .solve(search);
        take(found.stays());
        impossible = found.exhausted() && standings.plan() == null;
        raise(found.exhausted() ? value() : program.goal().constant() + found.bound());
    }

    private void take(int @Nullable [] chosen) {
        if (chosen != null) {
            standings.take(columns.plan(chosen));
        }
    }

    /** The stays that plans as good as the best on this level can have. */
    Columns remaining() {
        var within = Objects.requireNonNull(prices).within(value());
        var kept = IntStream.concat(Arrays.stream(within), Arrays.stream(best()));
        return new Columns(columns, kept.sorted().distinct().toArray());
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
