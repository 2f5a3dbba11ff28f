package jieli.deployment.compliance;

import java.util.List;
import java.util.UUID;
import jieli.deployment.compliance.Answer.Said;
import jieli.deployment.coverage.Stint;
import jieli.directory.Person.Grade;

/** At least so many of those sent in the year hold an associate-senior title or a higher one. */
final class SeniorTitles implements Check {

    @Override
    public String code() {
        return "senior-titles";
    }

    @Override
    public List<Parameter> asks() {
        return List.of(Parameter.minAssociateSenior);
    }

    @Override
    public List<Parameter> dependsOn() {
        return List.of(Parameter.yearBasis, Parameter.countOutgoing);
    }

    @Override
    public Answer answer(Demands demands, World world, Year year) {
        if (world.isEmpty()) {
            return Answer.unknown(Said.of("nobody"));
        }
        var asked = demands.number(Parameter.minAssociateSenior);
        var heads = world.heads(demands, year.days());
        var people = heads.stream().map(Stint::person).distinct().toList();
        var found = (int) people.stream().filter(one -> isSenior(world, one)).count();
        var untold = (int) people.stream().filter(one -> world.grade(one) == null).count();
        if (found < asked && found + untold >= asked) {
            return Answer.unknown(
                    Said.of("senior-titles.untold", year.number() + "", found, untold, asked));
        }
        var state = Heads.state(found, asked, year.isOver(world.today()));
        var sentence = Said.of("senior-titles.found", year.number() + "", found, asked);
        var deciding = heads.stream().filter(stint -> isSenior(world, stint.person())).toList();
        return Answer.of(state, found, asked, sentence, deciding.isEmpty() ? heads : deciding);
    }

    private static boolean isSenior(World world, UUID person) {
        var grade = world.grade(person);
        return grade != null && grade.compareTo(Grade.ASSOCIATE_SENIOR) >= 0;
    }
}
