package jieli.deployment.compliance;

import java.util.List;
import jieli.deployment.compliance.Answer.Said;
import jieli.deployment.coverage.Stint;

/** At least so many disciplines among those sent in the year. */
final class Disciplines implements Check {

    @Override
    public String code() {
        return "disciplines";
    }

    @Override
    public List<Parameter> asks() {
        return List.of(Parameter.minSpecialties);
    }

    @Override
    public List<Parameter> dependsOn() {
        return List.of(Parameter.minSpecialties, Parameter.yearBasis, Parameter.countOutgoing);
    }

    @Override
    public Answer answer(Demands demands, World world, Year year) {
        if (world.isEmpty()) {
            return Answer.unknown(Said.of("nobody"));
        }
        var asked = demands.number(Parameter.minSpecialties);
        var heads = world.heads(demands, year.days());
        var found =
                (int)
                        heads.stream()
                                .map(Stint::specialty)
                                .filter(code -> !code.isEmpty())
                                .distinct()
                                .count();
        var state = Heads.state(found, asked, year.isOver(world.today()));
        var sentence = Said.of("disciplines.found", year.number() + "", found, asked);
        return Answer.of(state, found, asked, sentence, heads);
    }
}
