package jieli.deployment.rotation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

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

    Teams teams() {
        return teams;
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

    /**
     * The limits on who is away at once, as rows. A limit needs a row only for days on which
     * somebody leaves, and of those only for days before somebody else is back; a stay stands in
     * consecutive rows of each limit it is under. Neighbouring rows make the relaxation tight: the
     * stays of one limit are intervals.
     */
    static final class Aways {

        /** One limit: its rows are numbered from the offset, one for each of the days. */
        record Group(int limit, int daysAfter, int offset, int[] days) {

            /** The number of rows before a day. */
            int before(int day) {
                var found = Arrays.binarySearch(days, day);
                return found < 0 ? -found - 1 : found;
            }
        }

        final List<Group> groups = new ArrayList<>();

        /** The groups of each candidate. */
        final Group[][] of;

        int rows;

        Aways(Columns columns) {
            var candidates = columns.candidates;
            var index = new IdentityHashMap<Candidate, Integer>();
            for (var c = 0; c < candidates.size(); c++) {
                index.put(candidates.get(c), c);
            }
            var stays = byCandidate(columns);
            var members = new ArrayList<List<Group>>();
            candidates.forEach(candidate -> members.add(new ArrayList<>()));
            for (var limit : columns.board.limits()) {
                var people = limit.candidates().stream().map(index::get).toList();
                var days = days(stays, people, limit.daysAfter());
                var always = limit.candidates().size() <= limit.limit() && limit.limit() > 1;
                if (days.length > 0 && !always) {
                    var group = new Group(limit.limit(), limit.daysAfter(), rows, days);
                    groups.add(group);
                    rows += days.length;
                    people.forEach(c -> members.get(c).add(group));
                }
            }
            of = members.stream().map(list -> list.toArray(Group[]::new)).toArray(Group[][]::new);
        }

        /** Pairs of the days of leaving and of return that stays of each candidate can have. */
        private static List<TreeSet<Long>> byCandidate(Columns columns) {
            var stays = new ArrayList<TreeSet<Long>>();
            columns.candidates.forEach(candidate -> stays.add(new TreeSet<>()));
            for (var k = 0; k < columns.count; k++) {
                stays.get(columns.candidate(k))
                        .add((long) columns.leaves(k) << 32 | columns.home(k));
            }
            return stays;
        }

        private static int[] days(List<TreeSet<Long>> stays, List<Integer> people, int daysAfter) {
            var leaves = new TreeSet<Integer>();
            var ends = new TreeSet<Integer>();
            for (var c : people) {
                for (var stay : stays.get(c)) {
                    leaves.add((int) (stay >> 32));
                    ends.add((int) (long) stay + daysAfter);
                }
            }
            var kept = new ArrayList<Integer>();
            for (var day : leaves) {
                var next = leaves.higher(day);
                var back = ends.higher(day);
                if (next == null || back != null && back <= next) {
                    kept.add(day);
                }
            }
            return kept.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    /** Months that people can be away in a plan, for those who can be sent twice. */
    static final class Loads {

        private final Program program;
        private final List<List<Integer>> stays = new ArrayList<>();

        Loads(Program program) {
            this.program = program;
            var columns = program.columns;
            columns.candidates.forEach(candidate -> stays.add(new ArrayList<>()));
            for (var k = 0; k < columns.count; k++) {
                stays.get(columns.candidate(k)).add(k);
            }
        }

        /** Every sum of months, 0 included, in order; none for who is sent once at most. */
        int[] reachable(int c) {
            var group =
                    Arrays.stream(program.aways.of[c])
                            .filter(one -> one.limit() == 1)
                            .max(Comparator.comparingInt(Aways.Group::daysAfter));
            var days = group.map(Aways.Group::days).orElseGet(() -> anyDay(c));
            var after = group.map(Aways.Group::daysAfter).orElse(0);
            var sums = new BitSet[days.length + 1];
            Arrays.setAll(sums, i -> new BitSet());
            sums[0].set(0);
            var twice = false;
            for (var i = 0; i <= days.length; i++) {
                if (i > 0) {
                    sums[i].or(sums[i - 1]);
                }
                for (var k : stays.get(c)) {
                    if (before(days, program.columns.leaves(k)) == i) {
                        twice |= sums[i].cardinality() > 1;
                        var until = before(days, program.columns.home(k) + after);
                        var months = program.columns.months(k);
                        sums[i].stream().forEach(sum -> sums[until].set(sum + months));
                    }
                }
            }
            return twice ? sums[days.length].stream().toArray() : new int[0];
        }

        /** Without any limit on a person's own absence two stays may begin on the same day. */
        private int[] anyDay(int c) {
            return IntStream.range(0, stays.get(c).size()).toArray();
        }

        private static int before(int[] days, int day) {
            var found = Arrays.binarySearch(days, day);
            return found < 0 ? -found - 1 : found;
        }
    }
}
