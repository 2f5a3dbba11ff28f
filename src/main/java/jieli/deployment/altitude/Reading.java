package jieli.deployment.altitude;

import org.jspecify.annotations.Nullable;

/**
 * What was measured at rest, each null if it was not.
 *
 * @param spo2 oxygen saturation, per cent
 * @param pulse beats a minute
 * @param systolic blood pressure, mmHg, with {@code diastolic}
 */
record Reading(
        @Nullable Integer spo2,
        @Nullable Integer pulse,
        @Nullable Integer systolic,
        @Nullable Integer diastolic) {

    static final Reading NOTHING = new Reading(null, null, null, null);

    /** Whether every number could be a living person's. */
    public boolean isPlausible() {
        return within(spo2, 30, 100)
                && within(pulse, 20, 250)
                && within(systolic, 50, 280)
                && within(diastolic, 20, 180)
                && (systolic == null) == (diastolic == null)
                && (systolic == null || diastolic == null || systolic > diastolic);
    }

    public boolean isEmpty() {
        return equals(NOTHING);
    }

    private static boolean within(@Nullable Integer number, int least, int most) {
        return number == null || (number >= least && number <= most);
    }
}
