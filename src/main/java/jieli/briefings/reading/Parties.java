package jieli.briefings.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who helps and where, as far as the text says so near a place: the institution named last before
 * it in its paragraph, else the one the document names most; the same for the county. A proposal
 * for a person to check, not a proven link.
 */
final class Parties {

    private record Mention(int end, String name) {}

    private static final int LONGEST_HOUSE = 16;
    private static final int LONGEST_PLACE = 8;
    private static final Map<String, List<String>> LEXICON = Tables.lexicon();
    private static final List<String> PLACE_ENDS = LEXICON.getOrDefault("place-ends", List.of());
    private static final List<String> HOUSE_ENDS = LEXICON.getOrDefault("house-ends", List.of());
    private static final List<String> STARTS = LEXICON.getOrDefault("name-starts", List.of());

    private final String text;
    private final List<Mention> places = new ArrayList<>();
    private final List<Mention> houses = new ArrayList<>();
    private final String usualPlace;
    private final String usualHouse;

    Parties(String text, List<Layout.Line> lines) {
        this.text = text;
        for (var line : lines) {
            if (line.kind() != Layout.Kind.CUT) {
                scan(line.start(), line.end());
            }
        }
        this.usualPlace = most(places);
        this.usualHouse = most(houses);
    }

    /** The place named last between the two offsets, else the usual one. */
    String where(int from, int to) {
        return last(places, from, to, usualPlace);
    }

    /** The institution named last between the two offsets, else the usual one. */
    String who(int from, int to) {
        return last(houses, from, to, usualHouse);
    }

    private void scan(int start, int end) {
        for (int at = start + 2; at <= end; at++) {
            take(places, PLACE_ENDS, start, at, LONGEST_PLACE);
            take(houses, HOUSE_ENDS, start, at, LONGEST_HOUSE);
        }
    }

    private void take(List<Mention> mentions, List<String> ends, int start, int at, int longest) {
        for (var ending : ends) {
            if (text.charAt(at - 1) == ending.charAt(ending.length() - 1)
                    && text.startsWith(ending, at - ending.length())) {
                int from = nameStart(Math.max(start, at - longest), at - ending.length());
                if (at - from > ending.length() + (ending.length() == 1 ? 1 : 0)) {
                    mentions.add(new Mention(at, text.substring(from, at)));
                }
                return;
            }
        }
    }

    /** Goes left from the ending over Chinese characters up to a word no name begins with. */
    private int nameStart(int earliest, int ending) {
        int from = ending;
        while (from > earliest && han(text.charAt(from - 1)) && !starter(from)) {
            from--;
        }
        return from;
    }

    private boolean starter(int at) {
        for (var word : STARTS) {
            if (text.startsWith(word, at - word.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean han(char sign) {
        return sign >= 0x4E00 && sign <= 0x9FFF;
    }

    private static String last(List<Mention> mentions, int from, int to, String otherwise) {
        int low = 0;
        int high = mentions.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (mentions.get(middle).end() <= to) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low > 0 && mentions.get(low - 1).end() > from
                ? mentions.get(low - 1).name()
                : otherwise;
    }

    private static String most(List<Mention> mentions) {
        var counts = new HashMap<String, Integer>();
        mentions.forEach(mention -> counts.merge(mention.name(), 1, Integer::sum));
        return counts.entrySet().stream()
                .max(
                        Map.Entry.<String, Integer>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse("");
    }
}
