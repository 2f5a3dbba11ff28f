package jieli.deployment.rotation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Large neighbourhood search: some seats that compete for the same people are emptied and filled
 * anew as well as they can be while everything else stays; again and again.
 */
final class Neighbourhoods {

    /** How many stays CP-SAT chooses from in one part. */
    private static final int OFFERED = 2_500;

    /** Ends after so many parts, times the number of parts the seats make, without a gain. */
    private static final int PATIENCE = 4;

    private final Program program;
    private final Columns columns;
    private final Search.Standings standings;
    private final Random random;
    private final List<Set<Integer>> people = new ArrayList<>();
    private int size = 10;

    Neighbourhoods(Program program, Search.Standings standings, Planner.Effort effort) {
        this.program = program;
        this.columns = program.columns;
        this.standings = standings;
        this.random = new Random(columns.problem.seed());
        for (var s = 0; s < columns.seats.size(); s++) {
            var fitting = new HashSet<Integer>();
            for (var k = columns.start[s]; k < columns.start[s + 1]; k++) {
                fitting.add(columns.candidate(k));
            }
            people.add(fitting);
        }
    }

    /** Improves the best plan until nothing is gained any more, or told to stop. */
    void improve(Prices prices, int[] required, BooleanSupplier stop) {
        var fruitless = 0;
        var seats = columns.seats.size();
        while (!stop.getAsBoolean() && fruitless < PATIENCE * Math.max(4, seats / size)) {
            fruitless = part(prices, required, stop) ? 0 : fruitless + 1;
        }
    }

    private boolean part(Prices prices, int[] required, BooleanSupplier stop) {
        var seats = random.nextInt(4) == 0 ? neighbours() : competitors();
        var best = columns.find(Objects.requireNonNull(standings.plan()));
        var settled = Arrays.stream(best).filter(k -> !seats.get(columns.seat(k))).toArray();
        var present = Arrays.stream(best).filter(k -> seats.get(columns.seat(k))).toArray();
        var offered = offered(seats, settled, present, prices);
        var chosen =
                new Choice(new Choice.Part(program, offered, settled))
                        .hint(present)
                        .require(required)
                        .better(random.nextInt(), stop);
        if (chosen == null) {
            return false;
        }
        var all = IntStream.concat(Arrays.stream(settled), Arrays.stream(chosen)).toArray();
        return standings.take(columns.plan(all));
    }

    /** A seat at random, and those that most of the same people fit. */
    private BitSet competitors() {
        var centre = random.nextInt(people.size());
        var near =
                IntStream.range(0, people.size())
                        .mapToObj(s -> new double[] {s, closeness(centre, s)})
                        .sorted(Comparator.comparingDouble(pair -> -pair[1]))
                        .limit(size)
                        .mapToInt(pair -> (int) pair[0]);
        var seats = new BitSet();
        seats.set(centre);
        near.forEach(seats::set);
        return seats;
    }

    private double closeness(int one, int other) {
        var few = people.get(one).size() < people.get(other).size() ? one : other;
        var many = few == one ? other : one;
        if (people.get(few).isEmpty()) {
            return 0;
        }
        var shared = people.get(few).stream().filter(people.get(many)::contains).count();
        return (double) shared / people.get(many).size() * (0.3 + random.nextDouble());
    }

    /** The seats of a few recipients, which teams tie together. */
    private BitSet neighbours() {
        var seats = new BitSet();
        while (seats.cardinality() < Math.min(size, people.size())) {
            var recipient = columns.seats.get(random.nextInt(people.size())).recipient();
            IntStream.range(0, people.size())
                    .filter(s -> columns.seats.get(s).recipient().equals(recipient))
                    .forEach(seats::set);
        }
        return seats;
    }

    private int[] offered(BitSet seats, int[] settled, int[] present, Prices prices) {
        var left = program.ceilings();
        Arrays.stream(settled).forEach(k -> program.entries(k, (row, many) -> left[row] -= many));
        var value = program.goal().of(Objects.requireNonNull(standings.plan()));
        var fitting =
                seats.stream()
                        .flatMap(s -> IntStream.range(columns.start[s], columns.start[s + 1]))
                        .filter(k -> prices.bound(k) < value && fits(k, left))
                        .boxed()
                        .sorted(Comparator.comparingLong(prices::regret))
                        .limit(OFFERED)
                        .mapToInt(Integer::intValue);
        return IntStream.concat(fitting, Arrays.stream(present)).sorted().distinct().toArray();
    }

    private boolean fits(int k, long[] left) {
        var fits = new boolean[] {true};
        program.entries(
                k,
                (row, coefficient) ->
                        fits[0] &= row >= program.plainRows() || left[row] >= coefficient);
        return fits[0];
    }
}
