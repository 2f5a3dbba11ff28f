package jieli.briefings.reading;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read out of one document. All spans point into {@code original}.
 *
 * @param reportDate the day the document was published, as far as it says so
 * @param paragraphs the running text, in order
 * @param cuts what was left out as page furniture, and why
 * @param facts in the order of the text
 * @param passedOver numbers that are no facts, with the rule that says so
 * @param cutShort whether the bound of 10,000 facts was reached before the text ended
 */
public record Reading(
        String fileName,
        String original,
        @Nullable LocalDate reportDate,
        List<Paragraph> paragraphs,
        List<Cut> cuts,
        List<Fact> facts,
        List<Cut> passedOver,
        boolean cutShort) {

    /** One paragraph of running text: where it stands, and how it reads after repair. */
    public record Paragraph(Span span, String text) {}

    /** A place that yields no facts, with the name of the rule that says so. */
    public record Cut(Span span, String rule) {}
}
