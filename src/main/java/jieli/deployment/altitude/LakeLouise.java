package jieli.deployment.altitude;

import java.util.stream.IntStream;

/**
 * The Lake Louise Acute Mountain Sickness Score of 2018 (Roach et al., High Altitude Medicine and
 * Biology 19:4), self-reported: four items of 0 to 3, no item for sleep. Meant for research, so it
 * prompts here and never diagnoses.
 *
 * @param headache 0 none, 1 mild, 2 moderate, 3 severe, incapacitating
 * @param gut 0 good appetite, 1 poor appetite or nausea, 2 moderate nausea or vomiting, 3 severe,
 *     incapacitating
 * @param fatigue 0 none, 1 mild, 2 moderate, 3 severe, incapacitating
 * @param dizziness 0 none, 1 mild, 2 moderate, 3 severe, incapacitating
 * @param function the separate question, stored but never added: 0 not affected, 1 symptoms but no
 *     change of plan, 2 had to stop or go down unaided, 3 had to be evacuated
 */
record LakeLouise(int headache, int gut, int fatigue, int dizziness, int function) {

    static final LakeLouise NOTHING = new LakeLouise(0, 0, 0, 0, 0);

    private static final int HIGHEST = 3;

    /** How bad a score is; published bands. */
    enum Severity {
        NONE,
        MILD,
        MODERATE,
        SEVERE
    }

    LakeLouise {
        if (IntStream.of(headache, gut, fatigue, dizziness, function)
                .anyMatch(item -> item < 0 || item > HIGHEST)) {
            throw new IllegalArgumentException("an item of the score is 0 to 3");
        }
    }

    /** 0 to 12. */
    public int total() {
        return headache + gut + fatigue + dizziness;
    }

    /** 3–5 mild, 6–9 moderate, 10–12 severe. */
    public Severity severity() {
        var total = total();
        return total >= 10
                ? Severity.SEVERE
                : total >= 6 ? Severity.MODERATE : total >= 3 ? Severity.MILD : Severity.NONE;
    }

    /**
     * Whether the score suggests acute mountain sickness.
     *
     * @param recentGain whether altitude was gained recently
     * @param hoursThere since the gain
     */
    public boolean suggestsSickness(boolean recentGain, long hoursThere) {
        return recentGain && hoursThere >= 6 && headache >= 1 && total() >= 3;
    }
}
