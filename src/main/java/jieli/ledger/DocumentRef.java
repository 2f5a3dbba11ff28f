package jieli.ledger;

import java.util.UUID;

/** The id of a document, as the ledger knows it: where a reported line can be looked up. */
public record DocumentRef(UUID value) {

    /** For path variables and forms. */
    public static DocumentRef valueOf(String text) {
        return new DocumentRef(UUID.fromString(text));
    }

    /** The page of the document. */
    public String link() {
        return "/briefings/" + value;
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
