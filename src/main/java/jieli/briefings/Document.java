package jieli.briefings;

import java.time.Instant;
import java.time.LocalDate;
import jieli.ledger.DocumentRef;
import jieli.pairing.PairingId;
import org.jspecify.annotations.Nullable;

/**
 * A report somebody brought in.
 *
 * @param body its text as it was decoded; all spans point into it
 * @param withdrawn by whom, when, why it was taken back; null while it stands
 */
record Document(
        DocumentRef id,
        Bibliography bibliography,
        String sha256,
        String body,
        PairingId pairing,
        Deed uploaded,
        @Nullable Withdrawal withdrawn) {

    /**
     * What the document is.
     *
     * @param name the file's name, or what the person called the pasted text
     * @param publishedOn the day it says it was published
     * @param publisher who published it, if the person said so
     */
    record Bibliography(
            String name,
            @Nullable String title,
            String format,
            String charset,
            @Nullable LocalDate publishedOn,
            String publisher) {

        public String heading() {
            return title == null || title.isBlank() ? name : title;
        }
    }

    /** Who did something, when. */
    record Deed(String by, Instant at) {}

    record Withdrawal(Deed deed, String reason) {}

    public boolean stands() {
        return withdrawn == null;
    }
}
