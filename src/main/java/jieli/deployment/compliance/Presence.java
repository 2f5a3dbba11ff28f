package jieli.deployment.compliance;

import java.util.List;
import jieli.deployment.compliance.Answer.Said;
import jieli.deployment.compliance.Answer.State;
import jieli.deployment.coverage.Days;
import jieli.deployment.coverage.Stint;

/** Somebody is there on every day of the year; a gap up to the tolerated length is none. */
final class Presence implements Check {

    /** What lies open: by the days past, soon, at all in the year. */
    private record Open(Days past, Days soon, Days ahead) {}

    @Override
    public String code() {
        return "presence";
    }

    @Override
    public List<Parameter> asks() {
        return List.of(Parameter.allYearPresence);
    }

    @Override
    public List<Parameter> dependsOn() {
        return List.of(
                Parameter.dayCount,
                Parameter.yearBasis,
                Parameter.maxGapDays,
                Parameter.warnGapDaysAhead);
    }

    @Override
    public boolean applies(Demands demands) {
        return demands.asks(Parameter.allYearPresence);
    }

    @Override
    public Answer answer(Demands demands, World world, Year year) {
        if (world.isEmpty()) {
            return Answer.unknown(Said.of("nobody"));
        }
        if (!world.running().touches(year.days())) {
            return Answer.unknown(Said.of("presence.outside", year.number() + ""));
        }
        var open = open(demands, world, year);
        var calendar = world.uncovered(false).and(year.days()).count();
        var onSite = world.uncovered(true).and(year.days()).count();
        var sentence = sentence(open, year, calendar, onSite);
        var gaps = open.past().isEmpty() ? open.soon().or(open.ahead()) : open.past();
        return Answer.of(
                state(open, world, year),
                demands.onSite() ? onSite : calendar,
                0,
                sentence,
                gaps.isEmpty() ? List.of() : beside(world, demands, gaps));
    }

    private static Open open(Demands demands, World world, Year year) {
        var gaps = world.gaps(demands.onSite(), demands.number(Parameter.maxGapDays));
        var warned = world.today().plusDays(demands.number(Parameter.warnGapDaysAhead));
        var ahead = gaps.ahead().and(year.days());
        var soon = ahead.and(Days.of(world.today(), warned.plusDays(1)));
        return new Open(gaps.past().and(year.days()), soon, ahead);
    }

    private static State state(Open open, World world, Year year) {
        if (!open.past().isEmpty()) {
            return State.BROKEN;
        }
        if (!open.soon().isEmpty()) {
            return State.AT_RISK;
        }
        // nothing has passed yet and nothing is planned: that is no promise kept
        var toCome = world.today().isBefore(year.from());
        return !open.ahead().isEmpty() && toCome ? State.UNKNOWN : State.MET;
    }

    private static Said sentence(Open open, Year year, int calendar, int onSite) {
        if (!open.past().isEmpty()) {
            var first = open.past().runs().getFirst();
            return Said.of(
                    "presence.broken",
                    year.number() + "",
                    calendar,
                    onSite,
                    first.from().toString(),
                    first.length());
        }
        var next = open.ahead().first();
        return next != null
                ? Said.of("presence.ahead", year.number() + "", next.toString(), calendar, onSite)
                : Said.of("presence.met", year.number() + "", calendar, onSite);
    }

    /** Who left before the first gap and who came after it. */
    private static List<Stint> beside(World world, Demands demands, Days gaps) {
        var first = gaps.runs().getFirst();
        var before = first.from().minusDays(1);
        return world.heads(demands, Days.of(before.minusYears(1), null)).stream()
                .filter(stint ->
                        stint.term().contains(before)
                                || first.until() != null && stint.term().contains(first.until()))
                .toList();
    }
}
