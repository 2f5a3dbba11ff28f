package jieli.deployment.compliance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jieli.deployment.compliance.Answer.Said;
import jieli.deployment.compliance.Answer.State;
import jieli.deployment.coverage.Stint;

/** Whoever leaves is there together with the successor for so many days. */
final class HandOverOverlap implements Check {

    private record HandOver(Stint from, Stint to, int days) {}

    @Override
    public String code() {
        return "overlap";
    }

    @Override
    public List<Parameter> asks() {
        return List.of(Parameter.overlapDays, Parameter.checklistSignedByBoth);
    }

    @Override
    public List<Parameter> dependsOn() {
        return List.of(Parameter.overlapDays, Parameter.dayCount);
    }

    @Override
    public Answer answer(Demands demands, World world, Year year) {
        if (world.isEmpty()) {
            return Answer.unknown(Said.of("nobody"));
        }
        var asked = demands.number(Parameter.overlapDays);
        var handOvers = handOvers(demands, world, year);
        if (handOvers.isEmpty()) {
            return Answer.of(
                    State.MET, 0, 0, Said.of("overlap.none", year.number() + ""), List.of());
        }
        var bad = handOvers.stream().filter(one -> one.days() < asked).toList();
        if (bad.isEmpty()) {
            var met = Said.of("overlap.met", year.number() + "", handOvers.size(), asked);
            return Answer.of(State.MET, 0, 0, met, stints(handOvers));
        }
        var past = bad.stream().anyMatch(one -> !end(one.from()).isAfter(world.today()));
        var least = bad.stream().mapToInt(HandOver::days).min().orElseThrow();
        var sentence =
                Said.of(
                        past ? "overlap.broken" : "overlap.open",
                        year.number() + "",
                        handOvers.size(),
                        bad.size(),
                        asked,
                        least);
        return Answer.of(past ? State.BROKEN : State.AT_RISK, bad.size(), 0, sentence, stints(bad));
    }

    private static List<Stint> stints(List<HandOver> handOvers) {
        return handOvers.stream()
                .flatMap(one -> List.of(one.from(), one.to()).stream())
                .distinct()
                .toList();
    }

    private static LocalDate end(Stint stint) {
        return stint.term().end() == null
                ? LocalDate.MAX
                : Objects.requireNonNull(stint.term().end());
    }

    /** Departures in the year for which somebody of the same place comes after. */
    private static List<HandOver> handOvers(Demands demands, World world, Year year) {
        var found = new ArrayList<HandOver>();
        var heads = world.heads(demands, year.days());
        for (var leaving : heads) {
            var end = leaving.term().end();
            if (end != null && year.days().contains(end)) {
                var next = successor(demands, heads, leaving);
                if (next != null && !next.to().person().equals(leaving.person())) {
                    found.add(next);
                }
            }
        }
        return found;
    }

    private static @org.jspecify.annotations.Nullable HandOver successor(
            Demands demands, List<Stint> heads, Stint leaving) {
        var found = (HandOver) null;
        for (var other : heads) {
            if (other != leaving && samePlace(leaving, other) && end(other).isAfter(end(leaving))) {
                var overlap =
                        leaving.days(demands.onSite()).and(other.days(demands.onSite())).count();
                if (found == null || overlap > found.days()) {
                    found = new HandOver(leaving, other, overlap);
                }
            }
        }
        return found;
    }

    private static boolean samePlace(Stint one, Stint other) {
        return one.seat() != null && other.seat() != null
                ? one.seat().equals(other.seat())
                : one.recipient().equals(other.recipient())
                        && one.management() == other.management()
                        && one.specialty().equals(other.specialty());
    }
}
