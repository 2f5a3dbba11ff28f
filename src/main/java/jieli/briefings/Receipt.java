package jieli.briefings;

import jieli.briefings.intake.Opened;
import jieli.ledger.DocumentRef;

/** What became of a document that was brought in. Only {@link Shelved} stores anything. */
sealed interface Receipt {

    /** It is new, read, waiting for a person. */
    record Shelved(DocumentRef document) implements Receipt {}

    /** The same bytes came before. */
    record Known(DocumentRef document) implements Receipt {}

    /** The file cannot be opened. */
    record NotOpened(Opened.Refused refusal) implements Receipt {}

    /** It was opened, yet there is another reason not to keep it. */
    record Refused(Why why) implements Receipt {}
}
