package jieli;

import java.util.Arrays;
import java.util.concurrent.Callable;

/** Times for benchmarks. */
public final class Stopwatch {

    private Stopwatch() {}

    /** How long work took, in seconds. */
    public static double seconds(Callable<?> work) throws Exception {
        var started = System.nanoTime();
        work.call();
        return (System.nanoTime() - started) / 1e9;
    }

    /**
     * The median of some rounds, in seconds.
     *
     * @param warm rounds before them that do not count
     */
    public static double median(int warm, int rounds, Callable<?> work) throws Exception {
        for (var round = 0; round < warm; round++) {
            work.call();
        }
        var taken = new double[rounds];
        for (var round = 0; round < rounds; round++) {
            taken[round] = seconds(work);
        }
        return median(taken);
    }

    public static double median(double[] taken) {
        var sorted = taken.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** What 95 of 100 do not exceed. */
    public static double p95(double[] taken) {
        var sorted = taken.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(0.95 * sorted.length) - 1];
    }
}
