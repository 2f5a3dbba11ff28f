package jieli.deployment.rotation;

import java.util.BitSet;
import java.util.Set;

/** Months that one person can be away in a plan. */
final class Loads {

    /** Nobody is sent for longer than this in one plan. */
    private static final int MOST_MONTHS = 600;

    private Loads() {}

    /** Every sum of months that stays of these lengths can make, 0 included, in order. */
    static int[] reachable(Set<Integer> months, int most) {
        var sums = new BitSet();
        sums.set(0);
        for (var sum = 0; sum <= Math.min(most, MOST_MONTHS); sum++) {
            if (sums.get(sum)) {
                for (var length : months) {
                    sums.set(sum + length);
                }
            }
        }
        return sums.stream().toArray();
    }
}
