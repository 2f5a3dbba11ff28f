package jieli.briefings;

import jieli.briefings.reading.Fact;
import jieli.briefings.reading.FactKind;
import jieli.briefings.reading.Span;
import org.jspecify.annotations.Nullable;

/**
 * A fact the reader found, waiting for a person.
 *
 * @param number its place in the document, from 1
 * @param evidence where it stands
 * @param reason the name of the {@link Fact.Reason} why something is missing or contradicts; null
 *     for other kinds
 */
record Proposal(
        int number,
        FactKind kind,
        Statement statement,
        Evidence evidence,
        @Nullable String reason) {

    /**
     * @param span the place in the document's text
     * @param quote that place after repair
     * @param rule the rule that found it
     */
    record Evidence(Span span, String quote, String rule) {}

    static Proposal of(int number, Fact fact) {
        return new Proposal(
                number,
                fact.kind(),
                new Statement(
                        fact.subject(),
                        fact.value(),
                        fact.unit(),
                        fact.qualifier(),
                        fact.period(),
                        fact.where(),
                        fact.who()),
                new Evidence(fact.span(), fact.quote(), fact.rule()),
                fact.reasonCode());
    }

    /**
     * Whether accepting it makes a line of the ledger; a contradiction makes a conflict instead.
     */
    boolean makesLine() {
        return kind != FactKind.CONFLICT;
    }
}
