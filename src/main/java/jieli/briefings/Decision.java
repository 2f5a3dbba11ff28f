package jieli.briefings;

import jieli.briefings.Document.Deed;

/**
 * What a person said of a proposal. Taking it back is a decision too, so nothing is ever erased.
 */
sealed interface Decision {

    /** Nobody has looked yet. */
    record Awaiting() implements Decision {}

    /**
     * It stands, perhaps in corrected words.
     *
     * @param lineKind the ledger's kind of line it became
     */
    record Accepted(String lineKind, Statement statement, Deed deed) implements Decision {}

    record Rejected(Deed deed) implements Decision {}

    /** An earlier decision was taken back; it awaits a new one. */
    record Reopened(Deed deed) implements Decision {}

    default boolean isOpen() {
        return switch (this) {
            case Awaiting(), Reopened _ -> true;
            case Accepted _, Rejected _ -> false;
        };
    }
}
