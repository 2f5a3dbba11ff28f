package jieli.deployment.compliance;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import jieli.deployment.compliance.Answer.Said;
import jieli.deployment.compliance.Answer.State;
import jieli.deployment.coverage.Days;
import jieli.deployment.coverage.Stint;

/** So many people in each batch that is there in the year, no fewer, no more. */
final class BatchHeads implements Check {

    @Override
    public String code() {
        return "batch-heads";
    }

    @Override
    public List<Parameter> asks() {
        return List.of(Parameter.headPerBatchMin, Parameter.headPerBatchMax);
    }

    @Override
    public List<Parameter> dependsOn() {
        return List.of(Parameter.replacementCounts, Parameter.countOutgoing);
    }

    @Override
    public Answer answer(Demands demands, World world, Year year) {
        var batches = new TreeSet<Integer>();
        world.heads(demands, year.days()).stream()
                .map(Stint::batch)
                .filter(Objects::nonNull)
                .forEach(batches::add);
        if (batches.isEmpty()) {
            return Answer.unknown(Said.of("batch-heads.none", year.number() + ""));
        }
        var always = world.heads(demands, Days.of(LocalDate.EPOCH, null));
        return batches.stream()
                .map(batch -> answer(demands, world, Heads.ofBatch(always, batch), batch))
                .max((one, other) -> one.state().compareTo(other.state()))
                .orElseThrow();
    }

    private static Answer answer(Demands demands, World world, List<Stint> team, int batch) {
        var least = demands.number(Parameter.headPerBatchMin);
        var most =
                demands.names(Parameter.headPerBatchMax)
                        ? demands.number(Parameter.headPerBatchMax)
                        : Integer.MAX_VALUE;
        var found = Heads.count(demands, team);
        var end = Days.union(team.stream().map(Stint::term).toList()).end();
        var over = end != null && !end.isAfter(world.today());
        var state = found > most ? State.BROKEN : Heads.state(found, least, over);
        var said = most == Integer.MAX_VALUE ? "batch-heads.least" : "batch-heads.range";
        var sentence = Said.of(said, batch, found, least, most, Heads.persons(team));
        return Answer.of(state, found, least, sentence, team);
    }
}
