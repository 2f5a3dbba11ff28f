package jieli.briefings;

/**
 * A proposal with where its review stands.
 *
 * @param turn how many decisions it has seen; the next one is {@code turn + 1}
 */
record Review(Proposal proposal, Decision decision, int turn) {

    int number() {
        return proposal.number();
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
