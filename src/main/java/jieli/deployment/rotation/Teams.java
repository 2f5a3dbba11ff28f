package jieli.deployment.rotation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * The teams as rows. Between two neighbouring joints of any of a recipient's seats nothing changes;
 * for each such spell it is chosen whether the recipient is open, and what is there then.
 */
final class Teams {

    /** A recipient's seats and the days between which its spells lie. */
    private record Site(Settings.Team team, List<Integer> seats, int[] days) {}

    /** Parts of a price that are too small to tell SCIP of. */
    private static final long FINE = Prices.UNIT >> 10;

    private static final double LONGEST_SECONDS = 5;

    private final Columns columns;
    private final List<Site> sites = new ArrayList<>();

    /** By seat the rows of its first spell at the site; null without a team. */
    private final int[][][] rowsOf;

    Teams(Columns columns) {
        this.columns = columns;
        this.rowsOf = new int[columns.seats.size()][][];
        for (var team : columns.board.teams()) {
            var seats =
                    IntStream.range(0, columns.seats.size())
                            .filter(s -> columns.seats.get(s).recipient().equals(team.recipient()))
                            .filter(s -> columns.joints[s].length > 0)
                            .boxed()
                            .toList();
            var days =
                    seats.stream()
                            .flatMapToInt(s -> Arrays.stream(columns.joints[s]))
                            .sorted()
                            .distinct()
                            .toArray();
            if (!seats.isEmpty()) {
                sites.add(new Site(team, seats, days));
            }
        }
    }

    /** Adds rows and choices to a program. */
    void post(Program program) {
        Arrays.fill(rowsOf, null);
        sites.forEach(site -> post(program, site));
    }

    private void post(Program program, Site site) {
        var specialties =
                site.seats().stream()
                        .map(s -> columns.seats.get(s).specialty())
                        .distinct()
                        .toList();
        var spells = site.days().length - 1;
        for (var s : site.seats()) {
            rowsOf[s] = new int[spells][];
        }
        for (var e = 0; e < spells; e++) {
            var senior = program.row(0);
            var enough = program.row(0);
            var open = new ArrayList<long[]>();
            open.add(new long[] {senior, site.team().minimumAssociateSeniors()});
            open.add(new long[] {enough, site.team().minimumSpecialties()});
            var there = new int[specialties.size()];
            for (var p = 0; p < there.length; p++) {
                there[p] = program.row(0);
                program.extra(0, 1, 0, List.of(new long[] {there[p], 1}, new long[] {enough, -1}));
            }
            for (var s : site.seats()) {
                var held = program.row(0);
                open.add(new long[] {held, -1});
                var specialty = specialties.indexOf(columns.seats.get(s).specialty());
                rowsOf[s][e] = new int[] {held, there[specialty], senior};
            }
            program.extra(0, 1, 0, open);
        }
    }

    /**
     * A bound of the unmet need that sees each team whole. People are paid for at these prices, as
     * ever; but what the seats of a team's recipient then cost at the least is solved in whole
     * numbers instead of being priced as well. That is where the relaxation is weakest: it sends
     * half a team for half the need. Fairness holds the need of all recipients in place by one row,
     * so that no site can be looked at by itself: there the prices alone speak.
     */
    long bound(Program program, Prices found, BooleanSupplier stop) {
        var prices = found.ofPeople();
        if (program.goal() instanceof Goal.Unfairness) {
            return prices.bound();
        }
        var gain = 0L;
        for (var site : sites) {
            gain += stop.getAsBoolean() ? 0 : gain(program, site, prices);
        }
        return prices.bound() + Math.floorDiv(gain, Prices.UNIT);
    }

    /** How much dearer the site is as a whole than its seats by themselves, in parts. */
    private static long gain(Program program, Site site, Prices prices) {
        var offered = site.seats().stream().flatMapToInt(s -> cheapest(program, s, prices));
        var part =
                new Choice.Part(
                        program,
                        offered.sorted().toArray(),
                        new int[0],
                        row -> row < program.seatRows() || row >= program.plainRows());
        // whole numbers, so that what is proven can be rounded up
        var found =
                new Proof(part, k -> Math.floorDiv(prices.paid(k), FINE))
                        .solve(LONGEST_SECONDS, 0, () -> false);
        var apart = site.seats().stream().mapToLong(prices::least).sum();
        return Math.max(0, found.bound() * FINE - apart);
    }

    /** Of the stays of a seat with the same slots the cheapest one, and the cheapest senior's. */
    private static IntStream cheapest(Program program, int s, Prices prices) {
        var columns = program.columns;
        var best = new HashMap<List<Integer>, Integer>();
        for (var k = columns.start[s]; k < columns.start[s + 1]; k++) {
            var senior = columns.candidates.get(columns.candidate(k)).isSenior() ? 1 : 0;
            best.merge(
                    List.of(columns.first(k), columns.last(k), senior),
                    k,
                    (one, other) -> prices.paid(other) < prices.paid(one) ? other : one);
        }
        return best.values().stream().mapToInt(Integer::intValue);
    }

    /** Where a stay stands in these rows. */
    void entries(int k, Program.Sink sink) {
        var s = columns.seat(k);
        var rows = rowsOf[s];
        if (rows == null) {
            return;
        }
        var days = site(s).days();
        var joints = columns.joints[s];
        var from = Arrays.binarySearch(days, joints[columns.first(k)]);
        var until = Arrays.binarySearch(days, joints[columns.last(k)]);
        var senior = columns.candidates.get(columns.candidate(k)).isSenior();
        for (var e = from; e < until; e++) {
            sink.entry(rows[e][0], 1);
            sink.entry(rows[e][1], -1);
            if (senior) {
                sink.entry(rows[e][2], -1);
            }
        }
    }

    private Site site(int s) {
        var recipient = columns.seats.get(s).recipient();
        for (var site : sites) {
            if (site.team().recipient().equals(recipient)) {
                return site;
            }
        }
        throw new IllegalStateException("no team at " + recipient);
    }
}
