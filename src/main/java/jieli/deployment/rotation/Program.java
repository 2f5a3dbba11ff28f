package jieli.deployment.rotation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The problem at one level of the score as whole numbers: choose stays, and the extras that the
 * rules and the score need, so that every row stays at or below its ceiling and the cost is least.
 * The relaxation, its exact bound and CP-SAT all read the same rows.
 */
final class Program {

    /** Hears where a stay stands in a row. */
    interface Sink {
        void entry(int row, long coefficient);
    }

    /** A number to choose besides the stays. */
    record Extra(long lowest, long highest, long cost, int[] rows, long[] coefficients) {}

    final Columns columns;
    final Aways aways;
    private final Teams teams;
    private final Goal goal;
    private final int[] seatRow;
    private final int awayRow;
    private final int plainRows;
    final List<Extra> extras = new ArrayList<>();
    private long[] ceilings = new long[1 << 10];
    private int rows;

    Program(Columns columns, Aways aways, Teams teams, Goal goal) {
        this.columns = columns;
        this.aways = aways;
        this.teams = teams;
        this.goal = goal;
        this.seatRow = new int[columns.seats.size()];
        for (var s = 0; s < seatRow.length; s++) {
            seatRow[s] = rows;
            for (var slot = 0; slot < columns.slots(s); slot++) {
                row(1);
            }
        }
        this.awayRow = rows;
        for (var group : aways.groups) {
            for (var i = 0; i < group.days().length; i++) {
                row(group.limit());
            }
        }
        this.plainRows = rows;
        teams.post(this);
        goal.post(this);
    }

    /** A new row that may not rise above its ceiling; its number. */
    int row(long ceiling) {
        if (rows == ceilings.length) {
            ceilings = Arrays.copyOf(ceilings, rows * 2);
        }
        ceilings[rows] = ceiling;
        return rows++;
    }

    /** A new number to choose, with pairs of row and coefficient. */
    void extra(long lowest, long highest, long cost, List<long[]> entries) {
        extras.add(
                new Extra(
                        lowest,
                        highest,
                        cost,
                        entries.stream().mapToInt(entry -> (int) entry[0]).toArray(),
                        entries.stream().mapToLong(entry -> entry[1]).toArray()));
    }

    int rows() {
        return rows;
    }

    long ceiling(int row) {
        return ceilings[row];
    }

    long[] ceilings() {
        return Arrays.copyOf(ceilings, rows);
    }

    int seatRow(int s) {
        return seatRow[s];
    }

    /** Rows before this one only say that a seat has one holder. */
    int seatRows() {
        return awayRow;
    }

    /** Rows before this one hold stays only, each once. */
    int plainRows() {
        return plainRows;
    }

    long cost(int k) {
        return goal.cost(k);
    }

    Goal goal() {
        return goal;
    }

    /** Everything a stay stands in. */
    void entries(int k, Sink sink) {
        var row = seatRow[columns.seat(k)];
        for (var slot = columns.first(k); slot < columns.last(k); slot++) {
            sink.entry(row + slot, 1);
        }
        besidesSeat(k, sink);
    }

    /** The same without the rows of its seat. */
    void besidesSeat(int k, Sink sink) {
        var leaves = columns.leaves(k);
        var home = columns.home(k);
        for (var group : aways.of[columns.candidate(k)]) {
            var until = group.before(home + group.daysAfter());
            for (var i = group.before(leaves); i < until; i++) {
                sink.entry(awayRow + group.offset() + i, 1);
            }
        }
        teams.entries(k, sink);
        goal.entries(k, sink);
    }
}
