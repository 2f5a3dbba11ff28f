package jieli.deployment.rotation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Every stay that the rules allow by itself, numbered from 0. A stay takes some consecutive slots
 * of its seat; a seat's slots lie between its joints, which are its own first and last planned day
 * and the batch dates between. Kept in flat arrays: large problems have millions of stays.
 */
final class Columns {

    /** A possible duty at a seat: slots from the first to the one before the last. */
    record Duty(int first, int last, Period period) {}

    final Problem problem;
    final Board board;
    final List<Seat> seats;
    final List<Candidate> candidates;

    private final Map<UUID, Integer> index = new HashMap<>();

    /** Days since 1970 by seat; a seat outside of the horizon has none. */
    final int[][] joints;

    /** Where the stays of a seat begin; one more entry than seats. */
    final int[] start;

    int count;
    private int[] seat = new int[1 << 12];
    private int[] candidate = new int[1 << 12];
    private byte[] first = new byte[1 << 12];
    private byte[] last = new byte[1 << 12];

    /** The day of return by seat and last joint. */
    private final int[][] home;

    Columns(Problem problem, Board board) {
        this.problem = problem;
        this.board = board;
        this.seats = problem.seats();
        this.candidates = problem.candidates();
        this.joints = new int[seats.size()][];
        this.home = new int[seats.size()][];
        this.start = new int[seats.size() + 1];
        for (var s = 0; s < seats.size(); s++) {
            index.put(seats.get(s).id(), s);
            start[s] = count;
            var days = joints(problem, seats.get(s));
            joints[s] = days.stream().mapToInt(Columns::day).toArray();
            home[s] = new int[days.size()];
            layOut(s, days);
        }
        start[seats.size()] = count;
        seat = Arrays.copyOf(seat, count);
        candidate = Arrays.copyOf(candidate, count);
        first = Arrays.copyOf(first, count);
        last = Arrays.copyOf(last, count);
    }

    /** Only some of the stays, in order; numbered anew. */
    Columns(Columns all, int[] kept) {
        this.problem = all.problem;
        this.board = all.board;
        this.seats = all.seats;
        this.candidates = all.candidates;
        this.joints = all.joints;
        this.home = all.home;
        this.index.putAll(all.index);
        this.start = new int[seats.size() + 1];
        this.count = kept.length;
        seat = new int[count];
        candidate = new int[count];
        first = new byte[count];
        last = new byte[count];
        for (var k = 0; k < count; k++) {
            seat[k] = all.seat[kept[k]];
            candidate[k] = all.candidate[kept[k]];
            first[k] = all.first[kept[k]];
            last[k] = all.last[kept[k]];
            start[seat[k] + 1] = k + 1;
        }
        for (var s = 0; s < seats.size(); s++) {
            start[s + 1] = Math.max(start[s], start[s + 1]);
        }
    }

    static List<LocalDate> joints(Problem problem, Seat seat) {
        var own = seat.period().shared(problem.horizon());
        if (own.isEmpty()) {
            return List.of();
        }
        var days = new TreeSet<>(List.of(own.get().from(), own.get().until()));
        problem.settings().batchDates().stream().filter(own.get()::holds).forEach(days::add);
        return List.copyOf(days);
    }

    private void layOut(int s, List<LocalDate> days) {
        var post = seats.get(s);
        var duties = new ArrayList<Duty>();
        for (var i = 0; i < days.size(); i++) {
            for (var j = i + 1; j < days.size(); j++) {
                var period = new Period(days.get(i), days.get(j));
                if (board.allowsDuty(post, period)) {
                    duties.add(new Duty(i, j, period));
                }
            }
        }
        if (duties.isEmpty()) {
            return;
        }
        for (var c = 0; c < candidates.size(); c++) {
            if (board.fits(post, candidates.get(c))) {
                layOut(s, c, duties);
            }
        }
    }

    private void layOut(int s, int c, List<Duty> duties) {
        for (var duty : duties) {
            var stay = problem.stay(seats.get(s), candidates.get(c), duty.period());
            if (board.allows(stay)) {
                home[s][duty.last()] = day(stay.presence().until());
                add(s, c, duty);
            }
        }
    }

    private void add(int s, int c, Duty duty) {
        if (count == seat.length) {
            seat = Arrays.copyOf(seat, count * 2);
            candidate = Arrays.copyOf(candidate, count * 2);
            first = Arrays.copyOf(first, count * 2);
            last = Arrays.copyOf(last, count * 2);
        }
        seat[count] = s;
        candidate[count] = c;
        first[count] = (byte) duty.first();
        last[count] = (byte) duty.last();
        count++;
    }

    static int day(LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
    }

    int seat(int k) {
        return seat[k];
    }

    int candidate(int k) {
        return candidate[k];
    }

    int first(int k) {
        return first[k];
    }

    int last(int k) {
        return last[k];
    }

    int slots(int s) {
        return Math.max(0, joints[s].length - 1);
    }

    int leaves(int k) {
        return joints[seat[k]][first[k]];
    }

    int home(int k) {
        return home[seat[k]][last[k]];
    }

    /** Days of duty times weight. */
    long cover(int k) {
        var days = joints[seat[k]];
        return (long) seats.get(seat[k]).weight() * (days[last[k]] - days[first[k]]);
    }

    int months(int k) {
        var days = joints[seat[k]];
        return (int) Math.round((days[last[k]] - days[first[k]]) / 30.44);
    }

    /** The need of all seats, days times weight. */
    long wanted() {
        var sum = 0L;
        for (var s = 0; s < joints.length; s++) {
            var days = joints[s];
            sum +=
                    days.length == 0
                            ? 0
                            : (long) seats.get(s).weight() * (days[days.length - 1] - days[0]);
        }
        return sum;
    }

    /** How many stays a plan can have at the most. */
    int mostStays() {
        var most = 0;
        for (var s = 0; s < seats.size(); s++) {
            var shortest = Integer.MAX_VALUE;
            for (var k = start[s]; k < start[s + 1]; k++) {
                shortest = Math.min(shortest, last[k] - first[k]);
            }
            most += slots(s) / shortest;
        }
        return most;
    }

    Plan.Stay stay(int k) {
        var days = joints[seat[k]];
        var duty =
                new Period(
                        LocalDate.ofEpochDay(days[first[k]]), LocalDate.ofEpochDay(days[last[k]]));
        return problem.stay(seats.get(seat[k]), candidates.get(candidate[k]), duty);
    }

    Plan plan(int[] chosen) {
        return new Plan(Arrays.stream(chosen).mapToObj(this::stay).toList());
    }

    /** The number of a stay, or -1 if the rules do not allow it by itself. */
    int find(Plan.Stay stay) {
        var s = index.getOrDefault(stay.seat().id(), -1);
        var from = day(stay.duty().from());
        var until = day(stay.duty().until());
        for (var k = s < 0 ? 0 : start[s]; s >= 0 && k < start[s + 1]; k++) {
            if (joints[s][first[k]] == from
                    && joints[s][last[k]] == until
                    && candidates.get(candidate[k]).id().equals(stay.candidate().id())) {
                return k;
            }
        }
        return -1;
    }

    /** The numbers of a plan's stays, in order; those that the rules do not allow are left out. */
    int[] find(Plan plan) {
        return plan.stays().stream().mapToInt(this::find).filter(k -> k >= 0).sorted().toArray();
    }
}
