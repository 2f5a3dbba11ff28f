package jieli.deployment.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One discipline at one recipient: who is there, who is wanted, on which days somebody is missing.
 *
 * @param specialty a code of {@code terms}; empty for who manages; null for the whole place
 * @param stints visits too, in order of time
 * @param wanted whether a seat asks for it; without one only a gap between two postings is a gap
 * @param gaps days with fewer people than seats
 */
record Line(@Nullable String specialty, List<Stint> stints, boolean wanted, Days gaps) {

    /** A seat that asks for somebody of a discipline. */
    record Wanted(String specialty, Days days) {}

    /**
     * The lines of a recipient: the whole place first, then each discipline.
     *
     * @param onSite whether days away leave a gap
     */
    static List<Line> of(List<Stint> stints, List<Wanted> wanted, boolean onSite) {
        var lines = new ArrayList<Line>();
        lines.add(whole(stints, wanted, onSite));
        var codes = new TreeMap<String, List<Stint>>();
        wanted.forEach(seat -> codes.computeIfAbsent(seat.specialty(), _ -> new ArrayList<>()));
        stints.forEach(stint ->
                codes.computeIfAbsent(stint.specialty(), _ -> new ArrayList<>()).add(stint));
        for (Map.Entry<String, List<Stint>> one : codes.entrySet()) {
            var seats =
                    wanted.stream()
                            .filter(seat -> seat.specialty().equals(one.getKey()))
                            .map(Wanted::days)
                            .toList();
            lines.add(line(one.getKey(), one.getValue(), seats, onSite));
        }
        return lines;
    }

    /** Somebody at all, whatever the discipline, as long as anybody is wanted or posted. */
    private static Line whole(List<Stint> stints, List<Wanted> wanted, boolean onSite) {
        var there = there(stints, onSite);
        var needed = new ArrayList<>(wanted.stream().map(Wanted::days).toList());
        needed.add(span(stints));
        var gaps = Days.union(needed).minus(Days.union(there));
        return new Line(null, List.of(), !wanted.isEmpty(), gaps);
    }

    private static Line line(
            String specialty, List<Stint> stints, List<Days> seats, boolean onSite) {
        var there = there(stints, onSite);
        var needed = seats.isEmpty() ? List.of(span(stints)) : seats;
        return new Line(specialty, stints, !seats.isEmpty(), Days.fewer(there, needed));
    }

    private static List<Days> there(List<Stint> stints, boolean onSite) {
        return stints.stream()
                .filter(stint -> !stint.visit())
                .map(stint -> stint.days(onSite))
                .toList();
    }

    /** From the first day agreed to the last, whoever came. */
    private static Days span(List<Stint> stints) {
        var all =
                Days.union(
                        stints.stream()
                                .filter(stint -> !stint.visit())
                                .map(Stint::agreed)
                                .toList());
        var first = all.first();
        return first == null ? Days.NONE : Days.of(first, all.end());
    }
}
