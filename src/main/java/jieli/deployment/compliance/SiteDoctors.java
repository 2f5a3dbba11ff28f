package jieli.deployment.compliance;

import java.util.List;
import jieli.deployment.compliance.Answer.Said;
import jieli.deployment.compliance.Answer.State;
import jieli.deployment.coverage.Days;
import jieli.deployment.coverage.Stint;

/** So many fixed doctors at each helped centre, on every day. */
final class SiteDoctors implements Check {

    @Override
    public String code() {
        return "site-doctors";
    }

    @Override
    public List<Parameter> asks() {
        return List.of(Parameter.minDoctorsPerTownshipCentre);
    }

    @Override
    public List<Parameter> dependsOn() {
        return List.of(Parameter.dayCount, Parameter.yearBasis, Parameter.maxGapDays);
    }

    @Override
    public Answer answer(Demands demands, World world, Year year) {
        if (world.isEmpty() || world.recipients().isEmpty()) {
            return Answer.unknown(Said.of("nobody"));
        }
        var asked = demands.number(Parameter.minDoctorsPerTownshipCentre);
        var heads = world.heads(demands, year.days());
        var open = Days.NONE;
        var sites = 0;
        for (var recipient : world.recipients()) {
            var here = heads.stream().filter(stint -> stint.recipient().equals(recipient)).toList();
            var uncovered = uncovered(demands, world, year, here);
            sites += uncovered.isEmpty() ? 0 : 1;
            open = open.or(uncovered);
        }
        var past = !open.and(world.past()).isEmpty();
        var state = past ? State.BROKEN : sites > 0 ? State.AT_RISK : State.MET;
        var first = open.first();
        var sentence =
                first == null
                        ? Said.of("site-doctors.met", world.recipients().size(), asked)
                        : Said.of(
                                "site-doctors.open",
                                world.recipients().size(),
                                sites,
                                asked,
                                first.toString(),
                                open.count());
        return Answer.of(state, sites, 0, sentence, heads);
    }

    private static Days uncovered(Demands demands, World world, Year year, List<Stint> here) {
        var there = here.stream().map(stint -> stint.days(demands.onSite())).toList();
        var asked = demands.number(Parameter.minDoctorsPerTownshipCentre);
        return world.running()
                .and(year.days())
                .minus(Days.atLeast(asked, there))
                .longerThan(demands.number(Parameter.maxGapDays));
    }
}
