package jieli.deployment.rotation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.TreeSet;

/**
 * The limits on who is away at once, as rows. A limit needs a row only for days on which somebody
 * leaves, and of those only for days before somebody else is back; a stay stands in consecutive
 * rows of each limit it is under. Neighbouring rows make the relaxation tight: the stays of one
 * limit are intervals.
 */
final class Aways {

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
            stays.get(columns.candidate(k)).add((long) columns.leaves(k) << 32 | columns.home(k));
        }
        return stays;
    }

    private static int[] days(
            List<TreeSet<Long>> stays, List<Integer> people, int daysAfter) {
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
