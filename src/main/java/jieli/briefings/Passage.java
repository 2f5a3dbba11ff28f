package jieli.briefings;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A line of a document with the facts found in it.
 *
 * @param index of the line, from 0
 * @param segments the line cut where marks begin and end
 * @param cutBy the rule that left the line out as page furniture; empty for running text
 */
record Passage(int index, List<Segment> segments, List<FactView> facts, String cutBy) {

    /**
     * A piece of text under one set of marks.
     *
     * @param facts numbers of the facts it belongs to; empty for unmarked text
     * @param firstOf the facts whose mark begins here, so that a link can lead back
     */
    record Segment(String text, List<Integer> facts, List<Integer> firstOf, String state) {

        public boolean marked() {
            return !facts.isEmpty();
        }

        public int lead() {
            return facts.getFirst();
        }
    }

    public boolean isCut() {
        return !cutBy.isEmpty();
    }

    /** Whether a person still has something to decide here. */
    public boolean hasOpen() {
        return facts.stream().anyMatch(FactView::open);
    }

    /** How many still await a decision. */
    public long openCount() {
        return facts.stream().filter(FactView::open).count();
    }

    /** Cuts the text between start and end at the borders of the facts' spans. */
    static List<Segment> segments(String body, int start, int end, List<FactView> facts) {
        var borders = new TreeSet<>(List.of(start, end));
        for (var fact : facts) {
            borders.add(Math.clamp(fact.span().start(), start, end));
            borders.add(Math.clamp(fact.span().end(), start, end));
        }
        var segments = new ArrayList<Segment>();
        var from = borders.pollFirst();
        while (from != null && !borders.isEmpty()) {
            int to = borders.pollFirst();
            segments.add(segment(body, from, to, facts));
            from = to;
        }
        return segments;
    }

    private static Segment segment(String body, int from, int to, List<FactView> facts) {
        var covering =
                facts.stream()
                        .filter(fact -> fact.span().start() < to && from < fact.span().end())
                        .toList();
        var state =
                covering.stream().anyMatch(FactView::open)
                        ? "open"
                        : covering.stream().anyMatch(FactView::accepted) ? "accepted" : "rejected";
        return new Segment(
                body.substring(from, to),
                covering.stream().map(FactView::number).toList(),
                covering.stream()
                        .filter(fact -> fact.span().start() == from)
                        .map(FactView::number)
                        .toList(),
                covering.isEmpty() ? "" : state);
    }
}
