package jieli.deployment.rotation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Prices for the rows by walking uphill: where more stays want a row than it holds, it becomes
 * dearer, where fewer do, cheaper. A step costs one look at each stay, so that millions of stays
 * are no hindrance; what {@link Prices} makes of the prices is a bound in exact arithmetic however
 * they came about. Deflected subgradients with Polyak's step length (Camerini, Fratta and Maffioli
 * 1975).
 */
final class Ascent {

    /** How much of the new slope goes into the way. */
    private static final double NEW = 0.03;

    private static final double GAIN = 1e-3;
    private static final int PATIENCE = 40;
    private static final double SHORTER = 0.8;
    private static final double LONGEST = 0.1;
    private static final double SHORTEST = 1e-5;

    private final Program program;
    private final Columns columns;
    private final Entries entries;
    private final double[] price;
    private final double[] best;
    private final double[] slope;
    private final double[] way;
    private final double[] upTo;
    private final int[] by;
    private double bestValue = Double.NEGATIVE_INFINITY;

    Ascent(Program program) {
        this.program = program;
        this.columns = program.columns;
        this.entries = new Entries(program);
        this.price = new double[program.rows()];
        this.best = new double[price.length];
        this.slope = new double[price.length];
        this.way = new double[price.length];
        var most = 0;
        for (var s = 0; s < columns.seats.size(); s++) {
            most = Math.max(most, columns.slots(s));
        }
        this.upTo = new double[most + 1];
        this.by = new int[most + 1];
    }

    /** The prices with the highest bound that were met. */
    double[] best() {
        return best;
    }

    /**
     * Climbs until the steps have become small.
     *
     * @param above some cost that a plan is known to have
     */
    void climb(double above, BooleanSupplier stop) {
        var since = 0;
        var mark = bestValue;
        for (var length = LONGEST; length > SHORTEST && !stop.getAsBoolean(); ) {
            var value = look();
            if (value > bestValue) {
                bestValue = value;
                System.arraycopy(price, 0, best, 0, price.length);
            }
            since++;
            if (bestValue > mark + GAIN * (above - bestValue)) {
                mark = bestValue;
                since = 0;
            } else if (since > PATIENCE) {
                since = 0;
                length *= SHORTER;
            }
            step(length * Math.max(1, above - bestValue));
        }
    }

    private void step(double reach) {
        var norm = 1e-9;
        for (var row = program.seatRows(); row < price.length; row++) {
            way[row] += NEW * (slope[row] - way[row]);
            if (price[row] > 0 || way[row] > 0) {
                norm += way[row] * way[row];
            }
        }
        var step = reach / norm;
        for (var row = program.seatRows(); row < price.length; row++) {
            price[row] = Math.max(0, price[row] + step * way[row]);
        }
    }

    /** The bound at these prices; leaves behind how much each row is wanted beyond its ceiling. */
    private double look() {
        double value = program.goal().constant();
        for (var row = program.seatRows(); row < price.length; row++) {
            value -= price[row] * program.ceiling(row);
            slope[row] = -program.ceiling(row);
        }
        for (var extra : program.extras) {
            value += extra(extra);
        }
        entries.price(price);
        for (var s = 0; s < columns.seats.size(); s++) {
            value += walk(s);
        }
        return value;
    }

    private double extra(Program.Extra extra) {
        double paid = extra.cost();
        for (var i = 0; i < extra.rows().length; i++) {
            paid += price[extra.rows()[i]] * extra.coefficients()[i];
        }
        var much = paid < 0 ? extra.highest() : extra.lowest();
        for (var i = 0; i < extra.rows().length; i++) {
            slope[extra.rows()[i]] += much * extra.coefficients()[i];
        }
        return paid * much;
    }

    /** The cheapest way through a seat's slots. */
    private double walk(int s) {
        var wide = columns.slots(s) + 1;
        var cheapest = new double[wide * wide];
        var stay = new int[wide * wide];
        for (var k = columns.start[s]; k < columns.start[s + 1]; k++) {
            var paid = entries.paid(k);
            var at = columns.first(k) * wide + columns.last(k);
            if (paid < cheapest[at]) {
                cheapest[at] = paid;
                stay[at] = k;
            }
        }
        upTo[0] = 0;
        for (var slot = 1; slot < wide; slot++) {
            upTo[slot] = upTo[slot - 1];
            by[slot] = -1;
            for (var from = 0; from < slot; from++) {
                var at = from * wide + slot;
                if (upTo[from] + cheapest[at] < upTo[slot]) {
                    upTo[slot] = upTo[from] + cheapest[at];
                    by[slot] = stay[at];
                }
            }
        }
        back(wide - 1);
        return upTo[wide - 1];
    }

    private void back(int last) {
        for (var slot = last; slot > 0; ) {
            var k = by[slot];
            if (k < 0) {
                slot--;
            } else {
                slot = columns.first(k);
                program.besidesSeat(k, (row, coefficient) -> slope[row] += coefficient);
            }
        }
    }

    /**
     * What stays pay for their rows, quickly. Many stays take the same person away for the same
     * days, and many fill the same slots of the same seat: what each of the two pays is summed up
     * once.
     */
    private static final class Entries {

        private final Program program;
        private final Columns columns;
        private final int[] absence;
        private final int[] post;
        private final Parts absences = new Parts();
        private final Parts posts = new Parts();
        private double[] paidAway = {};
        private double[] paidThere = {};

        /** Rows with coefficients, part by part. */
        private static final class Parts {
            private int[] start = new int[1 << 10];
            private int[] rows = new int[1 << 12];
            private int[] coefficients = new int[1 << 12];
            private double[] cost = new double[1 << 10];
            private int count;
            private int entries;

            void begin(double own) {
                if (count + 1 == start.length) {
                    start = Arrays.copyOf(start, count * 2 + 2);
                    cost = Arrays.copyOf(cost, start.length);
                }
                cost[count++] = own;
                start[count] = entries;
            }

            void add(int row, long coefficient) {
                if (entries == rows.length) {
                    rows = Arrays.copyOf(rows, entries * 2);
                    coefficients = Arrays.copyOf(coefficients, entries * 2);
                }
                rows[entries] = row;
                coefficients[entries++] = Math.toIntExact(coefficient);
                start[count] = entries;
            }

            double[] paid(double[] price) {
                var paid = new double[count];
                for (var part = 0; part < count; part++) {
                    var sum = cost[part];
                    for (var i = start[part]; i < start[part + 1]; i++) {
                        sum += price[rows[i]] * coefficients[i];
                    }
                    paid[part] = sum;
                }
                return paid;
            }
        }

        Entries(Program program) {
            this.program = program;
            this.columns = program.columns;
            this.absence = new int[columns.count];
            this.post = new int[columns.count];
            Map<Long, Integer> away = new HashMap<>();
            for (var s = 0; s < columns.seats.size(); s++) {
                Map<Long, Integer> there = new HashMap<>();
                for (var k = columns.start[s]; k < columns.start[s + 1]; k++) {
                    absence[k] = absence(k, away);
                    post[k] = post(k, there);
                }
            }
        }

        private int absence(int k, Map<Long, Integer> known) {
            var days = columns.home(k) - columns.leaves(k);
            var key = (((long) columns.candidate(k) << 16 | columns.leaves(k)) << 16) | days;
            return known.computeIfAbsent(key, any -> part(k, absences, 0, true));
        }

        private int post(int k, Map<Long, Integer> known) {
            var senior = columns.candidates.get(columns.candidate(k)).isSenior() ? 1 : 0;
            var key = ((long) columns.first(k) << 32) | ((long) columns.last(k) << 16) | senior;
            return known.computeIfAbsent(key, any -> part(k, posts, program.cost(k), false));
        }

        private int part(int k, Parts parts, double cost, boolean plain) {
            parts.begin(cost);
            program.besidesSeat(
                    k,
                    (row, coefficient) -> {
                        if (row < program.plainRows() == plain) {
                            parts.add(row, coefficient);
                        }
                    });
            return parts.count - 1;
        }

        /** Sets the prices that {@link #paid} then reckons with. */
        void price(double[] price) {
            paidAway = absences.paid(price);
            paidThere = posts.paid(price);
        }

        /** What a stay costs with all its rows but the seat's paid for. */
        double paid(int k) {
            return paidAway[absence[k]] + paidThere[post[k]];
        }
    }
}
