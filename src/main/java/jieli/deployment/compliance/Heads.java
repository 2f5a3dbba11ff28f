package jieli.deployment.compliance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import jieli.deployment.compliance.Answer.Said;
import jieli.deployment.compliance.Answer.State;
import jieli.deployment.coverage.Stint;

/** At least so many people a year. A replaced person is one seat or two heads, as chosen. */
final class Heads implements Check {

    @Override
    public String code() {
        return "heads";
    }

    @Override
    public List<Parameter> asks() {
        return List.of(Parameter.minHeadPerYear, Parameter.minHead);
    }

    @Override
    public List<Parameter> dependsOn() {
        return List.of(Parameter.yearBasis, Parameter.replacementCounts, Parameter.countOutgoing);
    }

    @Override
    public Answer answer(Demands demands, World world, Year year) {
        if (world.isEmpty()) {
            return Answer.unknown(Said.of("nobody"));
        }
        var asked =
                Math.max(
                        demands.number(Parameter.minHeadPerYear),
                        demands.number(Parameter.minHead));
        var heads = world.heads(demands, year.days());
        var found = count(demands, heads);
        var state = state(found, asked, year.isOver(world.today()));
        var key = state == State.MET ? "met" : state == State.BROKEN ? "broken" : "open";
        var sentence =
                Said.of(
                        "heads." + key,
                        year.number() + "",
                        found,
                        asked,
                        persons(heads),
                        world.outgoing(year.days()));
        return Answer.of(state, found, asked, sentence, heads);
    }

    /** What is too few may still be filled while the time is not over. */
    static State state(int found, int asked, boolean over) {
        return found >= asked ? State.MET : over ? State.BROKEN : State.AT_RISK;
    }

    static int persons(List<Stint> stints) {
        var persons = new HashSet<>();
        stints.forEach(stint -> persons.add(stint.person()));
        return persons.size();
    }

    /** Heads as the rule counts them: persons, or the seats they filled one after the other. */
    static int count(Demands demands, List<Stint> stints) {
        var persons = persons(stints);
        if (demands.value(Parameter.replacementCounts).equals("EACH_PERSON")) {
            return persons;
        }
        var seats = new HashSet<>();
        stints.forEach(stint -> seats.add(stint.seat() == null ? stint.person() : stint.seat()));
        return Math.min(persons, seats.size());
    }

    /** Those with that batch. */
    static List<Stint> ofBatch(List<Stint> stints, int batch) {
        var found = new ArrayList<Stint>();
        for (var stint : stints) {
            if (stint.batch() != null && stint.batch() == batch) {
                found.add(stint);
            }
        }
        return found;
    }
}
