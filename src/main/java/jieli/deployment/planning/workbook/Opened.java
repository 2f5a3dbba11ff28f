package jieli.deployment.planning.workbook;

/** What became of the bytes: a table, or the one reason why there is none. */
public sealed interface Opened permits Table, Opened.Refused {

    /**
     * Nothing was read.
     *
     * @param detail what the sentence names: a bound, a heading; may be empty
     */
    record Refused(Why why, String detail) implements Opened {

        static Refused of(Why why) {
            return new Refused(why, "");
        }
    }
}
