package jieli.briefings;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jieli.briefings.Document.Deed;
import jieli.briefings.reading.Span;
import org.jspecify.annotations.Nullable;

/**
 * A fact beside its text: what is proposed, which rule found it, what was decided.
 *
 * @param statement as accepted, else as proposed
 * @param lineKind the name of the ledger's kind it became or is proposed for
 * @param deed who decided, when; null while open
 */
record FactView(
        int number,
        String kind,
        Statement statement,
        Proposal.Evidence evidence,
        @Nullable String reason,
        String lineKind,
        String state,
        @Nullable Deed deed) {

    static FactView of(Review review, Booking booking, Locale locale) {
        var proposal = review.proposal();
        var decision = review.decision();
        var lineKind =
                decision instanceof Decision.Accepted accepted
                        ? accepted.lineKind()
                        : booking.propose(proposal).code();
        return new FactView(
                review.number(),
                proposal.kind().word(),
                review.statement(),
                proposal.evidence(),
                proposal.reason(),
                booking.name(lineKind, locale),
                state(decision),
                deed(decision));
    }

    public boolean open() {
        return state.equals("open");
    }

    public boolean accepted() {
        return state.equals("accepted");
    }

    Span span() {
        return evidence.span();
    }

    /** When, where, by whom, as far as it is told. */
    public String setting() {
        return Stream.of(statement.period(), statement.place(), statement.who())
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" · "));
    }

    /** A counted thing whose number is not known. */
    public boolean unknown() {
        return statement.value() == null && !statement.unit().isEmpty();
    }

    private static String state(Decision decision) {
        return switch (decision) {
            case Decision.Awaiting(), Decision.Reopened _ -> "open";
            case Decision.Accepted _ -> "accepted";
            case Decision.Rejected _ -> "rejected";
        };
    }

    private static @Nullable Deed deed(Decision decision) {
        return switch (decision) {
            case Decision.Awaiting(), Decision.Reopened _ -> null;
            case Decision.Accepted accepted -> accepted.deed();
            case Decision.Rejected rejected -> rejected.deed();
        };
    }
}
