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

    /** A Chinese character by its code, but headlines use it as a bar between their halves. */
    private static final char BAR = '丨';

    /** What a name without a recognised beginning is cut to: most counties have two characters. */
    private static final int USUAL_PLACE = 2;

    private static final String IN_NAMES = "多和向对经余安";

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
        var counties = places.stream().filter(place -> place.name().endsWith("县")).toList();
        this.usualPlace = most(counties.isEmpty() ? places : counties);
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
                boolean isPlace = ending.length() == 1;
                int from = nameStart(Math.max(start, at - longest), at - ending.length(), isPlace);
                if (at - from > ending.length() + (isPlace ? 1 : 0) && !(isPlace && titled(at))) {
                    mentions.add(new Mention(at, text.substring(from, at)));
                }
                return;
            }
        }
    }

    /**
     * Goes left from the ending over Chinese characters up to a word no name begins with. Right
     * before the ending such a word may be part of the name: 治多县 holds the word 多.
     */
    private int nameStart(int earliest, int ending, boolean isPlace) {
        int least = isPlace ? USUAL_PLACE : 0;
        int from = ending;
        while (from > earliest
                && han(text.charAt(from - 1))
                && !starter(from, isPlace, ending - from < least)) {
            from--;
        }
        boolean cutOff = isPlace && from == earliest && from > 0 && han(text.charAt(from - 1));
        return cutOff && !starter(from, true, false) ? Math.max(from, ending - USUAL_PLACE) : from;
    }

    /** 县长, 县委, 县级 name an office or a level, not a place. */
    private boolean titled(int at) {
        return at < text.length() && "长委级政域内外".indexOf(text.charAt(at)) >= 0;
    }

    /**
     * Behind such a word a name may begin; a place also behind the province or county before it.
     */
    private boolean starter(int at, boolean isPlace, boolean nearEnding) {
        if ((isPlace ? "省县旗" : "省").indexOf(text.charAt(at - 1)) >= 0) {
            return true;
        }
        for (var word : STARTS) {
            if (text.startsWith(word, at - word.length())
                    && !(nearEnding && IN_NAMES.contains(word))) {
                return true;
            }
        }
        return false;
    }

    private static boolean han(char sign) {
        return sign >= 0x4E00 && sign <= 0x9FFF && sign != BAR;
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
