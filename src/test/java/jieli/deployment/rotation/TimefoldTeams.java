package jieli.deployment.rotation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the peer's working plan loses where a team is not whole, spell by spell between any two
 * joints: everything that is held there, and as much again for what sending those people home would
 * tear down besides. As a hard rule it would keep the peer from ever sending a team's first member.
 */
final class TimefoldTeams {

    private static final int AGAIN = 2;

    private static final class Site {
        final Settings.Team team;
        final int[] days;
        final List<String> specialties;
        final long[] held;
        final int[] seniors;
        final int[][] of;

        Site(Columns columns, Settings.Team team) {
            var seats =
                    IntStream.range(0, columns.seats.size())
                            .filter(s -> columns.seats.get(s).recipient().equals(team.recipient()))
                            .toArray();
            this.team = team;
            this.days =
                    Arrays.stream(seats)
                            .flatMap(s -> Arrays.stream(columns.joints[s]))
                            .sorted()
                            .distinct()
                            .toArray();
            this.specialties =
                    Arrays.stream(seats)
                            .mapToObj(s -> columns.seats.get(s).specialty())
                            .distinct()
                            .toList();
            this.held = new long[days.length];
            this.seniors = new int[days.length];
            this.of = new int[days.length][specialties.size()];
        }

        long lost(int spell) {
            var there = Arrays.stream(of[spell]).filter(count -> count > 0).count();
            return there >= team.minimumSpecialties()
                            && seniors[spell] >= team.minimumAssociateSeniors()
                    ? 0
                    : AGAIN * held[spell];
        }
    }

    private final Columns columns;
    private final Site[] sites;
    private long lost;

    TimefoldTeams(Columns columns) {
        this.columns = columns;
        this.sites = new Site[columns.seats.size()];
        for (var team : columns.problem.settings().teams()) {
            var site = new Site(columns, team);
            for (var s = 0; s < sites.length; s++) {
                if (columns.seats.get(s).recipient().equals(team.recipient())) {
                    sites[s] = site;
                }
            }
        }
    }

    long lost() {
        return lost;
    }

    void change(int k, int sign) {
        var s = columns.seat(k);
        var site = sites[s];
        if (site == null) {
            return;
        }
        var specialty = site.specialties.indexOf(columns.seats.get(s).specialty());
        var senior = columns.candidates.get(columns.candidate(k)).isSenior() ? sign : 0;
        var joints = columns.joints[s];
        long weight = columns.seats.get(s).weight();
        var until = Arrays.binarySearch(site.days, joints[columns.last(k)]);
        for (var spell = Arrays.binarySearch(site.days, joints[columns.first(k)]);
                spell < until;
                spell++) {
            lost -= site.lost(spell);
            site.held[spell] += sign * weight * (site.days[spell + 1] - site.days[spell]);
            site.seniors[spell] += senior;
            site.of[spell][specialty] += sign;
            lost += site.lost(spell);
        }
    }
}
