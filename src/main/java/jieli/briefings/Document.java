package jieli.briefings;

import java.time.Instant;
import java.time.LocalDate;
import jieli.briefings.reading.Span;
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

    /**
     * Where a line of the text begins, and where it ends; empty at the end when there is no such
     * line.
     */
    Span line(int index) {
        var start = 0;
        for (var line = 0; line < index && start <= body.length(); line++) {
            var newline = body.indexOf('\n', start);
            start = newline < 0 ? body.length() + 1 : newline + 1;
        }
        var newline = body.indexOf('\n', start);
        return new Span(start, newline < 0 ? Math.max(start, body.length()) : newline);
    }

    public boolean stands() {
        return withdrawn == null;
    }
}
