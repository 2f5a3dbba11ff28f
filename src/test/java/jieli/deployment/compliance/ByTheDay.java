package jieli.deployment.compliance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import jieli.deployment.compliance.Answer.State;
import jieli.deployment.coverage.Days;
import jieli.deployment.coverage.Stint;

/**
 * The same rules, told the plain way: a set of single days for everything. The measure of what is
 * right, and the peer of what is fast.
 */
final class ByTheDay {

    record Told(State state, int found) {}

    private final Demands demands;
    private final LocalDate today;
    private final Days running;
    private final List<Stint> stints;
    private final Map<Stint, Set<LocalDate>> terms = new HashMap<>();
    private final Map<Stint, Set<LocalDate>> onSite = new HashMap<>();

    ByTheDay(Demands demands, LocalDate today, Days running, List<Stint> stints) {
        this.demands = demands;
        this.today = today;
        this.running = running;
        this.stints = stints.stream().filter(stint -> !stint.visit()).toList();
        for (var stint : stints) {
            var term = days(stint.term());
            var there = new HashSet<>(term);
            stint.away().forEach(away -> there.removeAll(days(away.days())));
            terms.put(stint, term);
            onSite.put(stint, there);
        }
    }

    static Set<LocalDate> days(Days days) {
        var found = new HashSet<LocalDate>();
        for (var run : days.runs()) {
            for (var day = run.from(); day.isBefore(run.until()); day = day.plusDays(1)) {
                found.add(day);
            }
        }
        return found;
    }

    private Set<LocalDate> counted(Stint stint) {
        var withoutAway = demands.value(Parameter.dayCount).equals("ON_SITE");
        return Objects.requireNonNull((withoutAway ? onSite : terms).get(stint));
    }

    private List<Stint> in(int year) {
        return stints.stream()
                .filter(stint ->
                        Objects.requireNonNull(terms.get(stint)).stream()
                                .anyMatch(day -> day.getYear() == year))
                .toList();
    }

    Told heads(int year) {
        var persons = new HashSet<UUID>();
        var seats = new HashSet<UUID>();
        for (var stint : in(year)) {
            persons.add(stint.person());
            seats.add(stint.seat() == null ? stint.person() : stint.seat());
        }
        var found =
                demands.value(Parameter.replacementCounts).equals("ONE_SEAT")
                        ? Math.min(persons.size(), seats.size())
                        : persons.size();
        return fewer(found, demands.number(Parameter.minHeadPerYear), year);
    }

    Told disciplines(int year) {
        var found = new HashSet<String>();
        in(year).forEach(stint -> found.add(stint.specialty()));
        found.remove("");
        return fewer(found.size(), demands.number(Parameter.minSpecialties), year);
    }

    private Told fewer(int found, int asked, int year) {
        var over = today.getYear() > year;
        return new Told(found >= asked ? State.MET : over ? State.BROKEN : State.AT_RISK, found);
    }

    Told presence(int year, LocalDate horizon) {
        var covered = new HashSet<LocalDate>();
        terms.keySet().forEach(stint -> covered.addAll(counted(stint)));
        var tolerated = demands.number(Parameter.maxGapDays);
        var warned = today.plusDays(demands.number(Parameter.warnGapDaysAhead));
        var uncovered = 0;
        var state = State.MET;
        var gap = new ArrayList<LocalDate>();
        for (var day = Objects.requireNonNull(running.first());
                day.isBefore(horizon);
                day = day.plusDays(1)) {
            if (covered.contains(day)) {
                state = worse(state, gap(gap, tolerated, warned, year));
                gap.clear();
            } else {
                gap.add(day);
                uncovered += day.getYear() == year ? 1 : 0;
            }
        }
        return new Told(worse(state, gap(gap, tolerated, warned, year)), uncovered);
    }

    private State gap(List<LocalDate> gap, int tolerated, LocalDate warned, int year) {
        var past = gap.stream().filter(day -> !day.isAfter(today)).toList();
        if (past.size() > tolerated && past.stream().anyMatch(day -> day.getYear() == year)) {
            return State.BROKEN;
        }
        var coming =
                gap.stream().filter(day -> day.isAfter(today) && day.getYear() == year).toList();
        if (gap.size() <= tolerated || coming.isEmpty()) {
            return State.MET;
        }
        if (!coming.getFirst().isAfter(warned)) {
            return State.AT_RISK;
        }
        return today.getYear() < year ? State.UNKNOWN : State.MET;
    }

    /** Broken before warned before not yet told. */
    private static State worse(State one, State other) {
        var order = List.of(State.MET, State.UNKNOWN, State.AT_RISK, State.BROKEN);
        return order.indexOf(one) > order.indexOf(other) ? one : other;
    }

    Told months(int year) {
        var of = new HashMap<UUID, Set<LocalDate>>();
        var there = new HashMap<UUID, Set<LocalDate>>();
        for (var stint : stints) {
            of.computeIfAbsent(stint.person(), _ -> new TreeSet<>()).addAll(served(stint));
            there.computeIfAbsent(stint.person(), _ -> new HashSet<>())
                    .addAll(Objects.requireNonNull(onSite.get(stint)));
        }
        var state = State.MET;
        var bad = 0;
        var people = in(year).stream().map(Stint::person).distinct().toList();
        for (var person : people) {
            var one =
                    best(
                            Objects.requireNonNull(of.get(person)),
                            Objects.requireNonNull(there.get(person)),
                            year);
            bad += one == State.MET ? 0 : 1;
            state = worse(state, one);
        }
        return new Told(people.isEmpty() ? State.UNKNOWN : state, bad);
    }

    private Set<LocalDate> served(Stint stint) {
        var term = Objects.requireNonNull(terms.get(stint));
        var leave = new TreeSet<LocalDate>();
        var descent = new HashSet<LocalDate>();
        stint.away().forEach(away -> (away.descent() ? descent : leave).addAll(days(away.days())));
        leave.retainAll(term);
        var served = new HashSet<>(term);
        for (var day : leave) {
            var opens = day.minusMonths(demands.number(Parameter.leaveWindowMonths));
            var many = leave.stream().filter(d -> d.isAfter(opens) && !d.isAfter(day)).count();
            if (many > demands.number(Parameter.leaveDaysNotBreaking)) {
                served.remove(day);
            }
        }
        if (demands.asks(Parameter.descentBreaksContinuity)) {
            served.removeAll(descent);
        }
        return served;
    }

    private State best(Set<LocalDate> served, Set<LocalDate> there, int year) {
        var best = State.BROKEN;
        for (var first : served) {
            if (served.contains(first.minusDays(1))) {
                continue;
            }
            var run = new ArrayList<LocalDate>();
            for (var day = first; served.contains(day); day = day.plusDays(1)) {
                run.add(day);
            }
            if (run.stream().anyMatch(day -> day.getYear() == year)) {
                var state = state(run, there);
                best = worse(best, state) == best ? state : best;
            }
        }
        return best;
    }

    private State state(List<LocalDate> run, Set<LocalDate> there) {
        var whole = run.getFirst().plusMonths(demands.number(Parameter.minMonths));
        var asked = whole.toEpochDay() - run.getFirst().toEpochDay();
        var counted =
                demands.value(Parameter.dayCount).equals("ON_SITE")
                        ? run.stream().filter(there::contains).count()
                        : run.size();
        return counted >= asked
                ? State.MET
                : run.getLast().isBefore(today) ? State.BROKEN : State.AT_RISK;
    }
}
