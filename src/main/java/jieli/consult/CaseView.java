package jieli.consult;

import java.time.LocalDateTime;
import java.util.List;
import jieli.consult.Case.Outcome;
import jieli.consult.Patient.Field;
import org.jspecify.annotations.Nullable;

/**
 * A case as its pages show it: names instead of ids, everything of the patient masked.
 *
 * @param pairing empty for none
 * @param entries the oldest first, the opening first of all
 */
record CaseView(
        Case it, String institution, String pairing, List<Line> entries, List<Asked> parties) {

    /**
     * Something that was done.
     *
     * @param outcome null unless it closed the case
     */
    record Line(String words, @Nullable Outcome outcome, String by, LocalDateTime at) {}

    /** Someone who was asked. */
    record Asked(String person, String by, LocalDateTime at) {}

    /** What of the patient lies sealed, in the order of the page. */
    record Masked(Field field, String text) {}

    public List<Masked> masked() {
        return List.of(masked(Field.NAME), masked(Field.IDENTITY_NUMBER), masked(Field.PHONE));
    }

    private Masked masked(Field field) {
        return new Masked(field, it.patient().masked(field));
    }
}
