package jieli.briefings.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * A sentence in which every quantity is one private-use sign that names its unit word. So a rule
 * can say "a number of persons" with one character, and a gap cannot swallow a number by accident.
 */
final class Sentence {

    private static final int CLAUSE = 80;
    private static final int LONG = 400;
    private static final int LONGEST = 600;

    private final String document;
    private final int start;
    private final int end;
    private final List<Quantity> quantities;
    private final String marked;
    private final int[] places;
    private final Map<Integer, Quantity> byMark = new HashMap<>();

    Sentence(String document, int start, int end) {
        this.document = document;
        this.start = start;
        this.end = end;
        this.quantities = List.copyOf(Quantities.in(document, start, end));
        var text = new StringBuilder(end - start);
        this.places = new int[end - start + 1];
        int at = start;
        for (var quantity : quantities) {
            copy(text, at, quantity.start());
            places[text.length()] = quantity.start();
            byMark.put(text.length(), quantity);
            text.append(Quantities.mark(quantity.word()));
            at = quantity.end();
        }
        copy(text, at, end);
        places[text.length()] = end;
        this.marked = text.toString();
    }

    private void copy(StringBuilder text, int from, int to) {
        for (int at = from; at < to; at++) {
            places[text.length()] = at;
            text.append(document.charAt(at));
        }
    }

    /**
     * Splits a paragraph at full stops; a semicolon does not end the reach of a date. What runs on
     * without a stop is broken at a comma, so that the work per character stays bounded.
     */
    static List<Sentence> of(String document, int start, int end) {
        var sentences = new ArrayList<Sentence>();
        int from = start;
        for (int at = start; at < end; at++) {
            boolean stop = "。!?".indexOf(document.charAt(at)) >= 0;
            boolean full =
                    at - from >= LONGEST || (at - from >= LONG && breaks(document.charAt(at)));
            if (stop || full || at == end - 1) {
                int to = stop ? swallow(document, at + 1, end) : at + 1;
                if (to > from && !document.substring(from, to).isBlank()) {
                    sentences.add(new Sentence(document, from, to));
                }
                from = to;
                at = Math.max(at, to - 1);
            }
        }
        return sentences;
    }

    private static boolean breaks(char sign) {
        return ",;、 ".indexOf(sign) >= 0;
    }

    private static int swallow(String document, int at, int end) {
        int to = at;
        while (to < end && to - at < LONGEST && "”’」』)。!?".indexOf(document.charAt(to)) >= 0) {
            to++;
        }
        return to;
    }

    String marked() {
        return marked;
    }

    List<Quantity> quantities() {
        return quantities;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    String text() {
        return document.substring(start, end);
    }

    String text(int from, int to) {
        return document.substring(from, to);
    }

    /** Where a character of the marked text stands in the document. */
    int place(int markedIndex) {
        return places[markedIndex];
    }

    /** The document range of a group of a match on the marked text. */
    int groupStart(Matcher match, String group) {
        return places[match.start(group)];
    }

    @Nullable Quantity quantityAt(int markedIndex) {
        return byMark.get(markedIndex);
    }

    /** The marked text before a quantity back to the sign of the class that ends the clause. */
    String before(Quantity quantity, String stops) {
        int from = quantity.start();
        int earliest = Math.max(start, from - CLAUSE);
        while (from > earliest && stops.indexOf(document.charAt(from - 1)) < 0) {
            from--;
        }
        return document.substring(from, quantity.start());
    }

    /** The text after a quantity up to the first of the signs. */
    String after(Quantity quantity, String stops) {
        int to = quantity.end();
        int latest = Math.min(end, to + CLAUSE);
        while (to < latest && stops.indexOf(document.charAt(to)) < 0) {
            to++;
        }
        return document.substring(quantity.end(), to);
    }

    /** How many quantities stand between the two places. */
    int rank(int from, int to) {
        int rank = 0;
        for (var quantity : quantities) {
            rank += quantity.start() >= from && quantity.start() < to ? 1 : 0;
        }
        return rank;
    }

    /** The last quantity that ends before this place, or null. */
    @Nullable Quantity quantityBefore(int place) {
        Quantity last = null;
        for (var quantity : quantities) {
            if (quantity.end() > place) {
                return last;
            }
            last = quantity;
        }
        return last;
    }
}
