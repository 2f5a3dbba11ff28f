package jieli.deployment.rotation;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Plans from parts. The seats of teams are filled first, because they need people of several
 * specialties at once, then one specialty after the other. After that large neighbourhood search
 * (Shaw 1998): some seats are emptied and filled anew as well as they can be while everything else
 * stays. The prices say where to look: what a seat's holders cost above the cheapest way through
 * its slots is the part of the gap that the seat answers for.
 */
final class Neighbourhoods {

    /** How many stays SCIP chooses from in one part: those that cost least above their price. */
    private static final int OFFERED = 8_000;

    /** Seats and specialties of one neighbourhood. */
    private static final int SEATS = 150;

    private static final int SPECIALTIES = 4;

    /** So many days times weight give a seat without any loss a chance too. */
    private static final double CHANCE = 100;

    /** Ends after so many parts without a gain. */
    private static final int PATIENCE = 30;

    private static final double LONGEST_PART_SECONDS = 20;

    /** Teams pay this share of the prices of people, so that they take them rather than nobody. */
    private static final double DISCOUNT = 0.9;

    private final Program program;
    private final Columns columns;
    private final Prices prices;
    private final Search.Standings standings;
    private final int[] required;
    private final Random random;
    private final TreeMap<String, BitSet> specialties = new TreeMap<>();

    Neighbourhoods(Program program, Prices prices, Search.Standings standings, int[] required) {
        this.program = program;
        this.columns = program.columns;
        this.prices = prices;
        this.standings = standings;
        this.required = required;
        this.random = new Random(columns.problem.seed());
        for (var s = 0; s < columns.seats.size(); s++) {
            var specialty = columns.seats.get(s).specialty();
            specialties.computeIfAbsent(specialty, any -> new BitSet()).set(s);
        }
    }

    /** A first plan. */
    void fill(BooleanSupplier stop) {
        var chosen = new BitSet();
        Arrays.stream(required).forEach(chosen::set);
        var teams = teams();
        var people = prices.ofPeople();
        fill(
                chosen,
                teams,
                k -> (1 - DISCOUNT) * program.cost(k) + DISCOUNT * people.paid(k) / Prices.UNIT,
                stop);
        for (var seats : specialties.values()) {
            var others = (BitSet) seats.clone();
            others.andNot(teams);
            fill(chosen, others, program::cost, stop);
        }
        standings.take(columns.plan(chosen.stream().toArray()));
    }

    private void fill(BitSet chosen, BitSet seats, IntToDoubleFunction cost, BooleanSupplier stop) {
        if (!stop.getAsBoolean()) {
            var before = chosen.stream().toArray();
            solve(before, seats, cost, stop).forEach(chosen::set);
        }
    }

    private BitSet teams() {
        var recipients =
                columns.board.teams().stream()
                        .map(Settings.Team::recipient)
                        .collect(Collectors.toSet());
        var seats = new BitSet();
        IntStream.range(0, columns.seats.size())
                .filter(s -> recipients.contains(columns.seats.get(s).recipient()))
                .forEach(seats::set);
        return seats;
    }

    /** Improves the best plan until nothing is gained any more, or told to stop. */
    void improve(BooleanSupplier stop) {
        for (var fruitless = 0; !stop.getAsBoolean() && fruitless < PATIENCE; fruitless++) {
            var best = columns.find(Objects.requireNonNull(standings.plan()));
            var seats = lossy(best);
            var elsewhere = Arrays.stream(best).filter(k -> !seats.get(columns.seat(k)));
            var anew = solve(best, seats, program::cost, stop);
            if (standings.take(columns.plan(IntStream.concat(elsewhere, anew).toArray()))) {
                fruitless = -1;
            }
        }
    }

    /** What is chosen for some seats while the stays at others are settled. */
    private IntStream solve(
            int[] chosen, BitSet seats, IntToDoubleFunction cost, BooleanSupplier stop) {
        var settled = Arrays.stream(chosen).filter(k -> !seats.get(columns.seat(k))).toArray();
        var present = Arrays.stream(chosen).filter(k -> seats.get(columns.seat(k))).toArray();
        var found =
                new Proof(new Choice.Part(program, offered(seats, settled, present), settled), cost)
                        .hint(present)
                        .require(required)
                        .solve(LONGEST_PART_SECONDS, random.nextInt(), stop);
        return Arrays.stream(found.stays() == null ? present : found.stays());
    }

    private int[] offered(BitSet seats, int[] settled, int[] present) {
        var left = program.ceilings();
        Arrays.stream(settled).forEach(k -> program.entries(k, (row, many) -> left[row] -= many));
        var fitting =
                seats.stream()
                        .flatMap(s -> IntStream.range(columns.start[s], columns.start[s + 1]))
                        .filter(k -> fits(k, left))
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

    /** Seats of a few specialties, rather those that lose much, with the whole of their teams. */
    private BitSet lossy(int[] best) {
        var loss = loss(best);
        var among = new BitSet();
        drawn(specialties.values().stream(), part -> part.stream().mapToDouble(s -> loss[s]).sum())
                .limit(SPECIALTIES)
                .forEach(among::or);
        var teams = teams();
        var seats = new BitSet();
        drawn(among.stream().boxed(), s -> loss[s] + CHANCE)
                .takeWhile(s -> seats.cardinality() < SEATS)
                .forEach(s -> {
                    seats.set(s);
                    if (teams.get(s)) {
                        neighbours(s).forEach(seats::set);
                    }
                });
        return seats;
    }

    /** By seat what its holders cost above the cheapest way through its slots. */
    private double[] loss(int[] best) {
        var loss =
                IntStream.range(0, columns.seats.size())
                        .mapToDouble(s -> -prices.least(s) / (double) Prices.UNIT)
                        .toArray();
        for (var k : best) {
            loss[columns.seat(k)] += prices.paid(k) / (double) Prices.UNIT;
        }
        return loss;
    }

    private IntStream neighbours(int seat) {
        var recipient = columns.seats.get(seat).recipient();
        return IntStream.range(0, columns.seats.size())
                .filter(s -> columns.seats.get(s).recipient().equals(recipient));
    }

    /** All in an order of chance, in which much weight comes early. */
    private <T> Stream<T> drawn(Stream<T> all, ToDoubleFunction<T> weight) {
        record Lot<T>(double number, T what) {}
        return all.map(one -> new Lot<>(weight.applyAsDouble(one) * random.nextDouble(), one))
                .sorted(Comparator.comparingDouble(lot -> -lot.number()))
                .map(Lot::what);
    }
}
