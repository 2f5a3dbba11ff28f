package jieli.briefings.reading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words around a figure that qualify it, as {@code qualifiers.tsv} lists them. */
final class Qualifiers {

    private enum Reach {
        ADJACENT,
        NEAR,
        CLAUSE
    }

    private record Word(String word, Reach reach, String written) {}

    private static final int NEAR = 3;

    private static final List<Word> WORDS =
            Tables.rows("qualifiers.tsv", 3).stream()
                    .map(row ->
                            new Word(
                                    row.get(0),
                                    Reach.valueOf(row.get(1).toUpperCase(Locale.ROOT)),
                                    row.get(2)))
                    .toList();

    private Qualifiers() {}

    /** Qualifiers of the quantity: those inside and after it first, then those before it. */
    static Set<String> of(Sentence sentence, Quantity quantity) {
        var found = new LinkedHashSet<>(quantity.marks());
        var before = before(sentence, quantity);
        int free = before.length();
        var taken = new ArrayList<int[]>();
        for (var word : WORDS) {
            int at = before.lastIndexOf(word.word());
            if (at < 0 || taken.stream().anyMatch(range -> covers(range, at))) {
                continue;
            }
            int end = at + word.word().length();
            if (reaches(word.reach(), free - end)) {
                taken.add(new int[] {at, end});
                if (!word.written().equals("-")) {
                    found.add(word.written());
                }
                free = end == free ? at : free;
            }
        }
        return found;
    }

    private static boolean covers(int[] range, int at) {
        return at >= range[0] && at < range[1];
    }

    private static boolean reaches(Reach reach, int distance) {
        return switch (reach) {
            case ADJACENT -> distance == 0;
            case NEAR -> distance >= 0 && distance <= NEAR;
            case CLAUSE -> true;
        };
    }

    private static String before(Sentence sentence, Quantity quantity) {
        var clause = sentence.before(quantity, ",。;:()!?");
        var last = sentence.quantityBefore(quantity.start());
        int from = quantity.start() - clause.length();
        return last != null && last.end() > from
                ? sentence.text(last.end(), quantity.start())
                : clause;
    }
}
