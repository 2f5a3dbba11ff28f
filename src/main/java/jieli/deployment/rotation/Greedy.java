package jieli.deployment.rotation;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/** A first plan in no time: the stays that meet the most need first, as far as they fit. */
final class Greedy {

    private final Program program;
    private final long[] left;
    private final BitSet chosen = new BitSet();

    Greedy(Program program) {
        this.program = program;
        this.left = program.ceilings();
    }

    /** The required stays and what fits beside them; a team may be incomplete. */
    Plan plan(int[] required) {
        var columns = program.columns;
        Arrays.stream(required).forEach(this::add);
        IntStream.range(0, columns.count)
                .boxed()
                .sorted((one, other) -> Long.compare(columns.cover(other), columns.cover(one)))
                .forEach(k -> {
                    if (fits(k)) {
                        add(k);
                    }
                });
        return columns.plan(chosen.stream().toArray());
    }

    private boolean fits(int k) {
        var fits = new boolean[] {!chosen.get(k)};
        program.entries(
                k,
                (row, coefficient) ->
                        fits[0] &= row >= program.plainRows() || left[row] >= coefficient);
        return fits[0];
    }

    private void add(int k) {
        chosen.set(k);
        program.entries(k, (row, coefficient) -> left[row] -= coefficient);
    }
}
