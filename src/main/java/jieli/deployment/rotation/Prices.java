package jieli.deployment.rotation;

import java.util.ArrayList;
import java.util.Arrays;

/**
 * A lower bound in exact arithmetic. Whatever prices the rows have, the least cost of stays and
 * extras when every row but the seats' own is paid for instead of kept is a bound (Lagrangian
 * relaxation); seat by seat it is a shortest path over slots. Prices from the linear relaxation
 * make it as good as the relaxation itself, and rounding them to whole numbers keeps it true.
 */
final class Prices {

    /** Costs are counted in parts of this. */
    static final long UNIT = 1L << 20;

    private final Program program;
    private final long[] price;

    /** By stay: its cost with all its rows paid for. */
    private final long[] paid;

    /** By seat and slot: the cheapest way up to there, and on from there. */
    private final long[][] before;

    private final long[][] after;
    private final long total;

    Prices(Program program, double[] duals) {
        this.program = program;
        this.price = new long[program.rows()];
        for (var row = program.seatRows(); row < price.length; row++) {
            price[row] = Math.round(Math.max(0, duals[row]) * UNIT);
        }
        var columns = program.columns;
        this.paid = new long[columns.count];
        this.before = new long[columns.seats.size()][];
        this.after = new long[columns.seats.size()][];
        var sum = program.goal().constant() * UNIT + rowsAndExtras();
        for (var s = 0; s < before.length; s++) {
            walk(s);
            sum += after[s][0];
        }
        this.total = sum;
    }

    private long rowsAndExtras() {
        var sum = 0L;
        for (var row = program.seatRows(); row < price.length; row++) {
            sum -= price[row] * program.ceiling(row);
        }
        for (var extra : program.extras) {
            var cost = extra.cost() * UNIT;
            for (var i = 0; i < extra.rows().length; i++) {
                cost += price[extra.rows()[i]] * extra.coefficients()[i];
            }
            sum += Math.min(cost * extra.lowest(), cost * extra.highest());
        }
        return sum;
    }

    private void walk(int s) {
        var columns = program.columns;
        var slots = columns.slots(s);
        var forth = new long[slots + 1];
        var back = new long[slots + 1];
        var cheapest = cheapest(s);
        for (var slot = 1; slot <= slots; slot++) {
            forth[slot] = forth[slot - 1];
            for (var from = 0; from < slot; from++) {
                forth[slot] = Math.min(forth[slot], forth[from] + cheapest[from][slot]);
            }
        }
        for (var slot = slots - 1; slot >= 0; slot--) {
            back[slot] = back[slot + 1];
            for (var until = slot + 1; until <= slots; until++) {
                back[slot] = Math.min(back[slot], cheapest[slot][until] + back[until]);
            }
        }
        before[s] = forth;
        after[s] = back;
    }

    /** By slots; a seat's stays come by candidate. */
    private long[][] cheapest(int s) {
        var columns = program.columns;
        var cheapest = new long[columns.slots(s) + 1][columns.slots(s) + 1];
        for (var row : cheapest) {
            Arrays.fill(row, Long.MAX_VALUE / 4);
        }
        for (var k = columns.start[s]; k < columns.start[s + 1]; k++) {
            paid[k] = cost(k);
            var first = columns.first(k);
            var last = columns.last(k);
            cheapest[first][last] = Math.min(cheapest[first][last], paid[k]);
        }
        return cheapest;
    }

    private long cost(int k) {
        var sum = new long[] {program.cost(k) * UNIT};
        program.besidesSeat(k, (row, coefficient) -> sum[0] += price[row] * coefficient);
        return sum[0];
    }

    /** No choice costs less. */
    long bound() {
        return -Math.floorDiv(-total, UNIT);
    }

    /** The same prices of seats and people, and everything else for free. */
    Prices ofPeople() {
        var people = new double[price.length];
        for (var row = 0; row < program.plainRows(); row++) {
            people[row] = (double) price[row] / UNIT;
        }
        return new Prices(program, people);
    }

    /** What a stay costs with all its rows but the seat's paid for, in parts. */
    long paid(int k) {
        return paid[k];
    }

    /** The cheapest way through all of a seat's slots, in parts. */
    long least(int s) {
        return after[s][0];
    }

    /** No choice with this stay costs less. */
    long bound(int k) {
        return -Math.floorDiv(-exact(k), UNIT);
    }

    private long exact(int k) {
        var columns = program.columns;
        var s = columns.seat(k);
        return total
                - after[s][0]
                + before[s][columns.first(k)]
                + paid[k]
                + after[s][columns.last(k)];
    }

    /** How much dearer a choice with this stay is at least. */
    long regret(int k) {
        return exact(k) - total;
    }

    /** Stays that can be part of a choice that costs at most this much. */
    int[] within(long cost) {
        var kept = new ArrayList<Integer>();
        for (var k = 0; k < paid.length; k++) {
            if (bound(k) <= cost) {
                kept.add(k);
            }
        }
        return kept.stream().mapToInt(Integer::intValue).toArray();
    }
}
