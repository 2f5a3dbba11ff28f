package jieli.briefings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything {@code briefings/fact.html} shows.
 *
 * @param passage the line of the document that holds the fact, with only its mark
 * @param from the document's page that shows the line
 * @param kinds of line to choose from; none when the reader may not decide about the document
 */
record FactPage(
        Document document,
        FactView fact,
        List<Passage.Segment> passage,
        int from,
        Form form,
        List<Choice> kinds) {

    /**
     * The form that accepts a fact in other words, as it was filled; a refusal gives it back
     * unchanged.
     */
    record Form(
            @Nullable String lineKind,
            @Nullable String subject,
            @Nullable String value,
            @Nullable String unit,
            @Nullable String qualifier,
            @Nullable String period,
            @Nullable String place,
            @Nullable String who) {

        Form {
            lineKind = BringForm.said(lineKind);
        }

        static Form of(Review review, Booking booking) {
            var said = review.statement();
            var kind =
                    review.decision() instanceof Decision.Accepted accepted
                            ? accepted.lineKind()
                            : booking.propose(review.proposal()).code();
            return new Form(
                    kind,
                    said.subject(),
                    said.value(),
                    said.unit(),
                    said.qualifier(),
                    said.period(),
                    said.place(),
                    said.who());
        }

        Statement statement() {
            return new Statement(
                    BringForm.said(subject),
                    BringForm.said(value).replace(",", ""),
                    BringForm.said(unit),
                    BringForm.said(qualifier),
                    BringForm.said(period),
                    BringForm.said(place),
                    BringForm.said(who));
        }
    }

    /** A kind of line to choose, in the reader's language. */
    record Choice(String code, String name) {}

    static FactPage of(Document document, FactView fact, Form form, List<Choice> kinds) {
        var body = document.body();
        var start = body.lastIndexOf('\n', Math.max(0, fact.span().start() - 1)) + 1;
        var newline = body.indexOf('\n', fact.span().end());
        var end = newline < 0 ? body.length() : newline;
        var line = (int) body.substring(0, start).chars().filter(c -> c == '\n').count();
        return new FactPage(
                document,
                fact,
                Passage.segments(body, start, end, List.of(fact)),
                line / DocumentPage.LINES_A_PAGE * DocumentPage.LINES_A_PAGE,
                form,
                kinds);
    }

    public boolean mayCorrect() {
        return !kinds.isEmpty() && fact.open();
    }

    /** Whether the reader could correct it, were it not decided already. */
    public boolean reopenFirst() {
        return !kinds.isEmpty() && !fact.open();
    }
}
