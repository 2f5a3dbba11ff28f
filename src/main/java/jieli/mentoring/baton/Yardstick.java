package jieli.mentoring.baton;

/**
 * What a technique's retention is measured by; all of it may be set per technique.
 *
 * @param window days back in which cases count, and days after a departure before a verdict
 * @param least cases in the window that are never too few to ask for
 * @param share of the cases in the term's last window that must be done alone afterwards, 0 to 1
 * @param doctors as many must be able to do it alone
 * @param early days after a departure that are shown as a time of observation
 * @param outage days without equipment after which the technique is lost
 * @param leave days of absence after which a doctor does not count as there
 */
record Yardstick(
        int window, int least, double share, int doctors, int early, int outage, int leave) {

    /** The handbook's defaults. */
    public static final Yardstick USUAL = new Yardstick(180, 3, 0.5, 2, 90, 90, 90);

    /** For what a small county sees a few times a year. */
    public static final Yardstick RARE = new Yardstick(360, 1, 0, 2, 90, 90, 90);

    /**
     * How many independent cases the window must hold.
     *
     * @param before cases of any hands in the last window of the term
     */
    int needed(long before) {
        return Math.max(least, (int) Math.ceil(share * before));
    }
}
