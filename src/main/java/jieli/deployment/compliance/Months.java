package jieli.deployment.compliance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import jieli.deployment.compliance.Answer.Said;
import jieli.deployment.compliance.Answer.State;
import jieli.deployment.compliance.World.Tolerance;
import jieli.deployment.coverage.Days;
import jieli.deployment.coverage.Stint;

/** Everybody who is there in the year serves so many months (or weeks) without a break. */
final class Months implements Check {

    /** What is asked: 6 months, 3 weeks. */
    private record Span(int months, int weeks) {

        int daysFrom(LocalDate first) {
            var until = first.plusMonths(months).plusWeeks(weeks);
            return (int) (until.toEpochDay() - first.toEpochDay());
        }

        Said words() {
            return months > 0 ? Said.of("span.months", months) : Said.of("span.weeks", weeks);
        }
    }

    /**
     * How long somebody served.
     *
     * @param days of the longest run, as the rule counts them
     */
    private record Served(UUID person, State state, int days, int onSite) {}

    @Override
    public String code() {
        return "months";
    }

    @Override
    public List<Parameter> asks() {
        return List.of(Parameter.minMonths, Parameter.minMonthsPerBatch, Parameter.minWeeks);
    }

    @Override
    public List<Parameter> dependsOn() {
        return List.of(
                Parameter.leaveDaysNotBreaking,
                Parameter.leaveWindowMonths,
                Parameter.descentBreaksContinuity,
                Parameter.dayCount,
                Parameter.countOutgoing);
    }

    @Override
    public Answer answer(Demands demands, World world, Year year) {
        var heads = world.heads(demands, year.days());
        if (heads.isEmpty()) {
            return Answer.unknown(Said.of("months.nobody", year.number() + ""));
        }
        var span = span(demands);
        var of = served(demands, world, year, heads, span);
        var bad = of.stream().filter(one -> one.state() != State.MET).toList();
        var worst = of.stream().map(Served::state).max(State::compareTo).orElseThrow();
        if (bad.isEmpty()) {
            var met = Said.of("months.met", year.number() + "", of.size(), span.words());
            return Answer.of(State.MET, 0, 0, met, heads);
        }
        var people = bad.stream().map(Served::person).toList();
        return Answer.of(
                worst,
                bad.size(),
                0,
                tooShort(of, bad, worst, span),
                heads.stream().filter(stint -> people.contains(stint.person())).toList());
    }

    private static Said tooShort(List<Served> of, List<Served> bad, State worst, Span span) {
        var shortest =
                bad.stream()
                        .filter(one -> one.state() == worst)
                        .min((one, other) -> Integer.compare(one.days(), other.days()))
                        .orElseThrow();
        return Said.of(
                worst == State.BROKEN ? "months.broken" : "months.open",
                of.size(),
                bad.size(),
                span.words(),
                shortest.days(),
                shortest.onSite());
    }

    private static Span span(Demands demands) {
        var months =
                Math.max(
                        demands.number(Parameter.minMonths),
                        demands.number(Parameter.minMonthsPerBatch));
        return new Span(months, months > 0 ? 0 : demands.number(Parameter.minWeeks));
    }

    static Tolerance tolerance(Demands demands) {
        return new Tolerance(
                demands.number(Parameter.leaveDaysNotBreaking),
                demands.number(Parameter.leaveWindowMonths),
                demands.asks(Parameter.descentBreaksContinuity));
    }

    private static List<Served> served(
            Demands demands, World world, Year year, List<Stint> heads, Span span) {
        var days = world.served(tolerance(demands));
        var seen = new HashSet<UUID>();
        var of = new ArrayList<Served>();
        for (var head : heads) {
            if (seen.add(head.person())) {
                var onSite = Objects.requireNonNull(world.there().get(head.person()));
                var served = Objects.requireNonNull(days.get(head.person()));
                of.add(served(head.person(), served, onSite, demands, world, year, span));
            }
        }
        return of;
    }

    private static Served served(
            UUID person,
            Days served,
            Days onSite,
            Demands demands,
            World world,
            Year year,
            Span span) {
        var best = new Served(person, State.BROKEN, 0, 0);
        for (var days : runs(demands, served)) {
            if (!days.touches(year.days())) {
                continue;
            }
            var run = new Days.Run(Objects.requireNonNull(days.first()), days.end());
            var there = days.and(onSite).count();
            var counted = demands.onSite() ? there : days.count();
            var runsOn = run.until() == null || run.until().isAfter(world.today());
            var state =
                    counted >= span.daysFrom(run.from())
                            ? State.MET
                            : runsOn ? State.AT_RISK : State.BROKEN;
            if (state.compareTo(best.state()) < 0
                    || state == best.state() && days.count() > best.days()) {
                best = new Served(person, state, days.count(), there);
            }
        }
        return best;
    }

    /** Each run for itself; all days together where nobody asks for consecutive service. */
    private static List<Days> runs(Demands demands, Days served) {
        return demands.value(Parameter.consecutive).equals("false")
                ? List.of(served)
                : served.parts();
    }
}
