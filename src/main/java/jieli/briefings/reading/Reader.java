package jieli.briefings.reading;

import java.util.ArrayList;
import java.util.List;
import jieli.briefings.reading.repair.Repair;
import jieli.briefings.reading.repair.Repaired;

/**
 * Reads facts out of the text of a report about paired medical assistance. Holds no state between
 * documents, so one reader serves all threads; the same text always yields the same facts.
 *
 * <p>Steps: repair, cut page furniture, split into sentences, let the rules of {@code figures.tsv}
 * and {@code words.tsv} claim their places, add when, where and who, then look across the whole
 * document for what is told twice or does not go together.
 */
public final class Reader {

    private static final Reader STANDARD = new Reader(RuleBook.standard());

    private final RuleBook rules;

    private Reader(RuleBook rules) {
        this.rules = rules;
    }

    /** The reader with the grammar that comes with the product. */
    public static Reader standard() {
        return STANDARD;
    }

    /** The rules in order, for tests that run their examples. */
    List<Rule> rules() {
        return rules.rules();
    }

    /**
     * Reads one document.
     *
     * @param text decoded text, each paragraph or line on a line of its own
     */
    public Reading read(String text, String fileName) {
        var repaired = Repair.of(text);
        var lines = Layout.of(repaired.text());
        var almanac = Almanac.of(repaired.text(), lines);
        var scribe = new Scribe(repaired, almanac, lines, rules);
        for (var line : lines) {
            if (line.kind() == Layout.Kind.PROSE) {
                scribe.paragraph(line);
            }
        }
        Grid.of(repaired.text(), lines).forEach(scribe::cell);
        var facts = Discrepancies.settle(scribe, almanac, repaired);
        return new Reading(
                fileName,
                text,
                almanac.reportDate(),
                paragraphs(repaired, lines),
                cuts(repaired, lines),
                List.copyOf(facts),
                List.copyOf(scribe.passedOver()),
                scribe.cutShort());
    }

    /** What {@link #read} leaves out as page furniture, without looking for facts. */
    public List<Reading.Cut> cuts(String text) {
        var repaired = Repair.of(text);
        return cuts(repaired, Layout.of(repaired.text()));
    }

    private static List<Reading.Paragraph> paragraphs(Repaired repaired, List<Layout.Line> lines) {
        var paragraphs = new ArrayList<Reading.Paragraph>();
        for (var line : lines) {
            if (line.kind() == Layout.Kind.PROSE) {
                paragraphs.add(
                        new Reading.Paragraph(
                                span(repaired, line.start(), line.end()),
                                repaired.text().substring(line.start(), line.end())));
            }
        }
        return paragraphs;
    }

    private static List<Reading.Cut> cuts(Repaired repaired, List<Layout.Line> lines) {
        return lines.stream()
                .filter(line -> line.kind() != Layout.Kind.PROSE)
                .map(line -> new Reading.Cut(span(repaired, line.start(), line.end()), line.rule()))
                .toList();
    }

    static Span span(Repaired repaired, int start, int end) {
        return new Span(repaired.origin(start), repaired.originEnd(end));
    }
}
