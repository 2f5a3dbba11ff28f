package jieli.deployment.rotation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The teams as rows. Between two neighbouring joints of any of a recipient's seats nothing changes;
 * for each such spell it is chosen whether the recipient is open, and what is there then.
 */
final class Teams {

    /** A recipient's seats and the days between which its spells lie. */
    private record Site(Settings.Team team, List<Integer> seats, int[] days) {}

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
