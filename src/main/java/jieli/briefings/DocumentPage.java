package jieli.briefings;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import jieli.briefings.reading.Reader;
import jieli.briefings.reading.Reading;
import org.jspecify.annotations.Nullable;

/**
 * Everything {@code briefings/document.html} shows.
 *
 * @param passages one page of the document's lines
 * @param previous the first line of the page before, null on the first
 * @param next the first line of the page after, null on the last
 * @param mayDecide whether the reader may decide about its facts
 */
record DocumentPage(
        Document document,
        String pairing,
        List<Passage> passages,
        ShelfPage.Tally tally,
        @Nullable Integer previous,
        @Nullable Integer next,
        boolean mayDecide) {

    static final int LINES_A_PAGE = 80;

    /** A heading holds no facts, but it is part of the document. */
    private static final String HEADING = "heading";

    static DocumentPage of(
            Document document, String pairing, List<FactView> facts, int from, boolean mayDecide) {
        var passages = passages(document, facts);
        var first = Math.clamp(from, 0, Math.max(0, passages.size() - 1));
        var last = Math.min(passages.size(), first + LINES_A_PAGE);
        return new DocumentPage(
                document,
                pairing,
                passages.subList(first, last),
                tally(facts),
                first == 0 ? null : Math.max(0, first - LINES_A_PAGE),
                last == passages.size() ? null : last,
                mayDecide);
    }

    static List<Passage> passages(Document document, List<FactView> facts) {
        var body = document.body();
        var cuts = cuts(document);
        var waiting = new ArrayDeque<>(facts);
        var passages = new ArrayList<Passage>();
        for (var start = 0; start < body.length(); ) {
            var newline = body.indexOf('\n', start);
            var end = newline < 0 ? body.length() : newline;
            var here = new ArrayList<FactView>();
            while (!waiting.isEmpty() && waiting.getFirst().span().start() <= end) {
                here.add(waiting.removeFirst());
            }
            var segments = Passage.segments(body, start, end, here);
            var rule = here.isEmpty() ? rule(cuts, start, end) : "";
            passages.add(new Passage(passages.size(), segments, here, rule));
            start = end + 1;
        }
        return passages;
    }

    /** The rule that leaves the line out, or nothing. */
    private static String rule(TreeMap<Integer, Reading.Cut> cuts, int start, int end) {
        var cut = cuts.floorEntry(Math.max(start, end - 1));
        var rule = cut != null && cut.getValue().span().end() > start ? cut.getValue().rule() : "";
        return rule.equals(HEADING) ? "" : rule;
    }

    /** What the reader leaves out as page furniture today, by where it starts. */
    private static TreeMap<Integer, Reading.Cut> cuts(Document document) {
        var cuts = new TreeMap<Integer, Reading.Cut>();
        Reader.standard().cuts(document.body()).forEach(cut -> cuts.put(cut.span().start(), cut));
        return cuts;
    }

    private static ShelfPage.Tally tally(List<FactView> facts) {
        return new ShelfPage.Tally(
                facts.size(),
                (int) facts.stream().filter(FactView::accepted).count(),
                (int) facts.stream().filter(fact -> fact.state().equals("rejected")).count());
    }
}
