package jieli.deployment.compliance;

import java.util.List;
import jieli.deployment.compliance.Answer.Said;
import jieli.deployment.compliance.Answer.State;
import jieli.deployment.coverage.Stint;

/** At most so many percent of those sent in the year manage rather than treat. */
final class ManagementShare implements Check {

    @Override
    public String code() {
        return "management-share";
    }

    @Override
    public List<Parameter> asks() {
        return List.of(Parameter.managementShare);
    }

    @Override
    public List<Parameter> dependsOn() {
        return List.of(Parameter.managementShare, Parameter.yearBasis, Parameter.countOutgoing);
    }

    @Override
    public Answer answer(Demands demands, World world, Year year) {
        var most = demands.number(Parameter.managementShare);
        var heads = world.heads(demands, year.days());
        if (heads.isEmpty()) {
            return Answer.unknown(Said.of("nobody"));
        }
        var managers = heads.stream().filter(Stint::management).toList();
        var people = Heads.persons(heads);
        var managing = Heads.persons(managers);
        var state =
                managing * 100 <= most * people
                        ? State.MET
                        : year.isOver(world.today()) ? State.BROKEN : State.AT_RISK;
        var sentence =
                Said.of("management-share.found", year.number() + "", managing, people, most);
        return Answer.of(state, managing, most, sentence, managers);
    }
}
