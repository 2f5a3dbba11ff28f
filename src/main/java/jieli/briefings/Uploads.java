package jieli.briefings;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import jieli.briefings.Document.Bibliography;
import jieli.briefings.Document.Deed;
import jieli.briefings.intake.Opened;
import jieli.briefings.reading.Fact;
import jieli.briefings.reading.Reader;
import jieli.briefings.reading.Reading;
import jieli.ledger.DocumentRef;
import jieli.pairing.PairingId;
import jieli.pairing.Pairings.Within;
import jieli.terms.FreshId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings documents in: opened, read, their facts proposed. What is refused leaves no trace. */
@Service
class Uploads {

    /** Reading needs memory for its document, so two never read at once and the bound holds. */
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    private final DocumentShelf shelf;
    private final ReviewBook reviews;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Uploads(DocumentShelf shelf, ReviewBook reviews, Clock clock, TransactionTemplate transaction) {
        this.transaction = transaction;
        this.shelf = shelf;
        this.reviews = reviews;
        this.clock = clock;
    }

    /**
     * What the person says of the document.
     *
     * @param name the file's name, or what the pasted text is called
     */
    record Label(String name, String publisher, PairingId pairing, String by) {}

    /**
     * @param within the pairings whose documents the person may see; the same bytes brought for
     *     another pairing are not known here
     */
    Receipt bring(Label label, Opened opened, Within within) {
        return switch (opened) {
            case Opened.Refused refusal -> new Receipt.NotOpened(refusal);
            case Opened.Text text ->
                    shelf.findStanding(text.sha256(), within)
                            .<Receipt>map(Receipt.Known::new)
                            .orElseGet(() -> read(label, text));
        };
    }

    /** Reads outside the transaction: a long document must not hold a connection. */
    private Receipt read(Label label, Opened.Text text) {
        Reading reading;
        ONE_AT_A_TIME.lock();
        try {
            reading = Reader.standard().read(text.text(), label.name());
        } finally {
            ONE_AT_A_TIME.unlock();
        }
        if (reading.facts().isEmpty()) {
            return new Receipt.Refused(Why.NO_FACT);
        }
        if (reading.cutShort()) {
            return new Receipt.Refused(Why.TOO_MANY_FACTS);
        }
        var document = document(label, text, reading);
        transaction.executeWithoutResult(_ -> {
            shelf.add(document, shelf.copies(text.sha256()));
            reviews.add(document.id(), proposals(reading.facts()));
        });
        return new Receipt.Shelved(document.id());
    }

    private Document document(Label label, Opened.Text text, Reading reading) {
        return new Document(
                new DocumentRef(FreshId.at(clock)),
                new Bibliography(
                        label.name(),
                        text.title(),
                        text.format().name(),
                        text.charset(),
                        reading.reportDate(),
                        label.publisher()),
                text.sha256(),
                text.text(),
                label.pairing(),
                new Deed(label.by(), clock.instant()),
                null);
    }

    private static List<Proposal> proposals(List<Fact> facts) {
        var proposals = new ArrayList<Proposal>();
        for (var fact : facts) {
            proposals.add(Proposal.of(proposals.size() + 1, fact));
        }
        return proposals;
    }
}
