package jieli.deployment.compliance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jieli.deployment.compliance.Answer.Said;
import jieli.deployment.compliance.Answer.State;
import jieli.deployment.coverage.Stint;

/** What is asked of hand-overs: days together, a list signed by both. */
final class HandOver {

    private HandOver() {}

    /** Whoever leaves is there together with the successor for so many days. */
    static final class Overlap implements Check {

        private record Handed(Stint from, Stint to, int days) {}

        @Override
        public String code() {
            return "overlap";
        }

        @Override
        public List<Parameter> asks() {
            return List.of(Parameter.overlapDays);
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
            var least = bad.stream().mapToInt(Handed::days).min().orElseThrow();
            var sentence =
                    Said.of(
                            past ? "overlap.broken" : "overlap.open",
                            year.number() + "",
                            handOvers.size(),
                            bad.size(),
                            asked,
                            least);
            return Answer.of(
                    past ? State.BROKEN : State.AT_RISK, bad.size(), 0, sentence, stints(bad));
        }

        private static List<Stint> stints(List<Handed> handOvers) {
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
        private static List<Handed> handOvers(Demands demands, World world, Year year) {
            var found = new ArrayList<Handed>();
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

        private static @org.jspecify.annotations.Nullable Handed successor(
                Demands demands, List<Stint> heads, Stint leaving) {
            var found = (Handed) null;
            for (var other : heads) {
                if (other != leaving
                        && samePlace(leaving, other)
                        && end(other).isAfter(end(leaving))) {
                    var overlap =
                            leaving.days(demands.onSite())
                                    .and(other.days(demands.onSite()))
                                    .count();
                    if (found == null || overlap > found.days()) {
                        found = new Handed(leaving, other, overlap);
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

    /** Whoever left has a hand-over list that both sides signed, word for word the same. */
    static final class Signed implements Check {

        @Override
        public String code() {
            return "signed";
        }

        @Override
        public List<Parameter> asks() {
            return List.of(Parameter.checklistSignedByBoth);
        }

        @Override
        public List<Parameter> dependsOn() {
            return List.of(Parameter.yearBasis, Parameter.countOutgoing);
        }

        @Override
        public boolean applies(Demands demands) {
            return demands.asks(Parameter.checklistSignedByBoth);
        }

        @Override
        public Answer answer(Demands demands, World world, Year year) {
            if (world.isEmpty()) {
                return Answer.unknown(Said.of("nobody"));
            }
            var left = left(demands, world, year);
            if (left.isEmpty()) {
                return Answer.of(
                        State.MET, 0, 0, Said.of("signed.none", year.number() + ""), List.of());
            }
            var open = left.stream().filter(stint -> !world.isSigned(stint)).toList();
            return open.isEmpty()
                    ? Answer.of(
                            State.MET,
                            0,
                            0,
                            Said.of("signed.met", year.number() + "", left.size()),
                            left)
                    : Answer.of(
                            State.BROKEN,
                            open.size(),
                            0,
                            Said.of("signed.broken", year.number() + "", left.size(), open.size()),
                            open);
        }

        /** Departures of the year up to today. */
        private static List<Stint> left(Demands demands, World world, Year year) {
            return world.heads(demands, year.days()).stream()
                    .filter(stint -> {
                        var end = stint.term().end();
                        return end != null
                                && year.days().contains(end)
                                && !end.isAfter(world.today());
                    })
                    .toList();
        }
    }
}
