package jieli.briefings;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import jieli.briefings.Decision.Accepted;
import jieli.briefings.Decision.Rejected;
import jieli.briefings.Decision.Reopened;
import jieli.briefings.Document.Deed;
import jieli.briefings.Document.Withdrawal;
import jieli.ledger.DocumentRef;
import jieli.ledger.Ledger;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A person decides about proposals. What is accepted becomes a line of the ledger in the same
 * transaction, so a decision and its line can never disagree. Each method answers with the reason
 * when nothing was done; a document outside the reviewer's scope is not found.
 */
@Service
class Reviews {

    private static final String REOPENED = "撤销采纳";

    private final DocumentShelf shelf;
    private final ReviewBook reviews;
    private final Booking booking;
    private final Ledger ledger;
    private final Clock clock;

    Reviews(DocumentShelf shelf, ReviewBook reviews, Booking booking, Ledger ledger, Clock clock) {
        this.shelf = shelf;
        this.reviews = reviews;
        this.booking = booking;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Accepts a proposal as it stands. */
    @Transactional
    Optional<Why> accept(DocumentRef id, int number, Reviewer by) {
        var proposal = reviews.get(shelf.get(id, by.within()).id(), number).proposal();
        return accept(id, number, booking.propose(proposal).code(), proposal.statement(), by);
    }

    /** Accepts a proposal in words the person put right. */
    @Transactional
    Optional<Why> accept(
            DocumentRef id, int number, String lineKind, Statement statement, Reviewer by) {
        shelf.hold(id);
        var document = shelf.get(id, by.within());
        var review = reviews.get(id, number);
        var proposed = review.proposal().statement();
        var refusal =
                open(document, review).or(() -> booking.refusal(statement, proposed, lineKind));
        if (refusal.isEmpty()) {
            book(document, review, new Accepted(lineKind, statement, deed(by)));
        }
        return refusal;
    }

    /** Accepts, as they stand, all proposals of a line of the document that await a decision. */
    @Transactional
    Optional<Why> acceptLine(DocumentRef id, int line, Reviewer by) {
        return decideLine(
                id,
                line,
                by,
                (document, review) -> {
                    var proposal = review.proposal();
                    var kind = booking.propose(proposal).code();
                    book(document, review, new Accepted(kind, proposal.statement(), deed(by)));
                });
    }

    /** Rejects all proposals of a line of the document that await a decision. */
    @Transactional
    Optional<Why> rejectLine(DocumentRef id, int line, Reviewer by) {
        return decideLine(
                id, line, by, (_, review) -> reviews.decide(id, review, new Rejected(deed(by))));
    }

    @Transactional
    Optional<Why> reject(DocumentRef id, int number, Reviewer by) {
        shelf.hold(id);
        var document = shelf.get(id, by.within());
        var review = reviews.get(id, number);
        var refusal = open(document, review);
        if (refusal.isEmpty()) {
            reviews.decide(id, review, new Rejected(deed(by)));
        }
        return refusal;
    }

    /** Takes a decision back; the line it made is reversed. */
    @Transactional
    Optional<Why> reopen(DocumentRef id, int number, Reviewer by) {
        shelf.hold(id);
        var document = shelf.get(id, by.within());
        var review = reviews.get(id, number);
        var refusal = standing(document);
        if (refusal.isPresent()) {
            return refusal;
        }
        if (review.isOpen()) {
            return Optional.of(Why.NOT_DECIDED);
        }
        if (review.decision() instanceof Accepted) {
            unbook(document, review, by);
        }
        reviews.decide(id, review, new Reopened(deed(by)));
        return Optional.empty();
    }

    /** Takes the document back with every line it gave. */
    @Transactional
    Optional<Why> withdraw(DocumentRef id, Reviewer by, String reason) {
        shelf.hold(id);
        var refusal = standing(shelf.get(id, by.within()));
        if (refusal.isPresent()) {
            return refusal;
        }
        if (reason.isBlank()) {
            return Optional.of(Why.NO_REASON);
        }
        shelf.withdraw(id, new Withdrawal(deed(by), reason));
        ledger.withdraw(id, by.name(), reason);
        return Optional.empty();
    }

    private Optional<Why> decideLine(
            DocumentRef id, int line, Reviewer by, BiConsumer<Document, Review> decide) {
        shelf.hold(id);
        var document = shelf.get(id, by.within());
        var refusal = standing(document);
        if (refusal.isEmpty()) {
            var span = document.line(line);
            reviews.list(id).stream()
                    .filter(review -> review.isOpen() && review.startsIn(span))
                    .forEach(review -> decide.accept(document, review));
        }
        return refusal;
    }

    private void unbook(Document document, Review review, Reviewer by) {
        if (review.proposal().makesLine()) {
            ledger.reverse(Booking.lineId(document.id(), review.before()), by.name(), REOPENED);
        } else {
            var raised =
                    booking.contradiction(document.pairing(), document.id(), review.proposal());
            ledger.lower(raised, by.name(), REOPENED);
        }
    }

    private void book(Document document, Review review, Accepted accepted) {
        if (review.proposal().makesLine()) {
            ledger.report(List.of(booking.line(document, review, accepted)));
        } else {
            ledger.raise(
                    booking.contradiction(document.pairing(), document.id(), review.proposal()),
                    accepted.deed().by());
        }
        reviews.decide(document.id(), review, accepted);
    }

    private static Optional<Why> open(Document document, Review review) {
        return standing(document)
                .or(() -> review.isOpen() ? Optional.empty() : Optional.of(Why.ALREADY_DECIDED));
    }

    private static Optional<Why> standing(Document document) {
        return document.stands() ? Optional.empty() : Optional.of(Why.WITHDRAWN);
    }

    private Deed deed(Reviewer by) {
        return new Deed(by.name(), clock.instant());
    }
}
