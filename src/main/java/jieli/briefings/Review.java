package jieli.briefings;

import jieli.briefings.reading.Span;

/**
 * A proposal with where its review stands.
 *
 * @param turn how many decisions it has seen; the next one is {@code turn + 1}
 */
record Review(Proposal proposal, Decision decision, int turn) {

    int number() {
        return proposal.number();
    }

    /** The review as it was before its last decision. */
    Review before() {
        return new Review(proposal, decision, turn - 1);
    }

    boolean startsIn(Span span) {
        var start = proposal.evidence().span().start();
        return span.start() <= start && start <= span.end();
    }

    boolean isOpen() {
        return decision.isOpen();
    }

    /** What it says now: as accepted, else as proposed. */
    Statement statement() {
        return decision instanceof Decision.Accepted accepted
                ? accepted.statement()
                : proposal.statement();
    }
}
