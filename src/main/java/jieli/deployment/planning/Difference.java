package jieli.deployment.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jieli.deployment.planning.Named.Names;
import jieli.deployment.planning.PlanBook.Stay;

/** Two plans of a round, post by post. */
record Difference(List<Line> lines, int same, int onlyOne, int onlyOther) {

    /** A post in both plans. */
    record Line(String post, List<Entry> one, List<Entry> other, boolean differs) {}

    /** A stay; {@code shared} if the other plan has just the same. */
    record Entry(String words, boolean shared) {}

    private record Who(UUID post, UUID nominee, String duty) {
        static Who of(Stay stay) {
            return new Who(stay.post(), stay.nominee(), PlanBook.range(stay.duty()));
        }
    }

    static Difference of(List<Stay> one, List<Stay> other, Names names) {
        var first = one.stream().map(Who::of).collect(Collectors.toSet());
        var second = other.stream().map(Who::of).collect(Collectors.toSet());
        var shared = new HashSet<>(first);
        shared.retainAll(second);
        var lines = new ArrayList<Line>();
        Stream.concat(one.stream(), other.stream())
                .map(Stay::post)
                .distinct()
                .sorted(Comparator.comparing(names::post).thenComparing(Comparator.naturalOrder()))
                .forEach(post -> {
                    var left = entries(one, post, shared, names);
                    var right = entries(other, post, shared, names);
                    var differs =
                            Stream.concat(left.stream(), right.stream())
                                    .anyMatch(entry -> !entry.shared());
                    lines.add(new Line(names.post(post), left, right, differs));
                });
        return new Difference(
                lines, shared.size(), first.size() - shared.size(), second.size() - shared.size());
    }

    private static List<Entry> entries(List<Stay> stays, UUID post, Set<Who> shared, Names names) {
        return stays.stream()
                .filter(stay -> stay.post().equals(post))
                .map(stay ->
                        new Entry(
                                names.nominee(stay.nominee())
                                        + " "
                                        + stay.duty().from()
                                        + " – "
                                        + stay.duty().lastDay(),
                                shared.contains(Who.of(stay))))
                .toList();
    }
}
