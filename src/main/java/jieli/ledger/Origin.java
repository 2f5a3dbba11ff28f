package jieli.ledger;

import java.util.UUID;

/** Where a line comes from. Two lines never share an origin. */
public sealed interface Origin {

    /** What makes the origin one of its kind; the line's id is derived from it. */
    String key();

    /**
     * A deed that was entered once, where it happened.
     *
     * @param link opens the deed
     * @param simulated whether the deed is made up
     */
    record Recorded(UUID deed, String link, boolean simulated) implements Origin {
        @Override
        public String key() {
            return "RECORDED:" + deed;
        }
    }

    /** A cell of a statistical return. */
    record Returned(UUID statisticalReturn, String cell) implements Origin {
        @Override
        public String key() {
            return "RETURNED:" + statisticalReturn + ":" + cell;
        }
    }

    /**
     * A fact of a document.
     *
     * @param fact the fact's number in its document: one span may hold two facts
     * @param start first character of the span in the document's text
     * @param end the character after the span
     * @param quote the text of the span
     */
    record Reported(DocumentRef document, int fact, int start, int end, String quote)
            implements Origin {

        public Reported {
            if (start < 0 || end < start) {
                throw new IllegalArgumentException("a span from " + start + " to " + end);
            }
        }

        @Override
        public String key() {
            return "REPORTED:" + document + ":" + fact + ":" + start + "-" + end;
        }

        /** Opens the document at the quote. */
        public String link() {
            return document.link() + "/facts/" + fact;
        }
    }
}
