package jieli.directory.spelling;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The ways a name may be typed: its characters in either script, its pinyin with or without tones
 * and blanks, its initials; each from any character on.
 *
 * @param whole the keys of the whole name
 * @param tails the keys that start inside the name
 */
public record Spelling(Set<String> whole, Set<String> tails) {

    /** Keys and questions are cut here; beyond it two names count as equal. */
    private static final int LONGEST = 60;

    /** More readings of one name are not followed; the most usual come first. */
    private static final int MOST_READINGS = 12;

    /** Every key of a name. */
    public static Spelling of(String name) {
        var folded = Folded.of(name);
        var whole = new LinkedHashSet<String>();
        var tails = new LinkedHashSet<String>();
        addTails(units(folded), 1, whole, tails);
        for (var reading : readings(folded)) {
            addTails(reading, 1, whole, tails);
            addTails(
                    reading.stream().map(s -> s.substring(0, initial(s))).toList(),
                    2,
                    whole,
                    tails);
        }
        tails.removeAll(whole);
        return new Spelling(whole, tails);
    }

    /** The usual pinyin of a name, for sorting: {@code 扎西·顿珠} is {@code zha xi dun zhu}. */
    public static String pinyin(String name) {
        var words = new ArrayList<String>();
        for (var unit : units(Folded.of(name))) {
            var readings = Readings.of(unit.codePointAt(0));
            words.add(readings.isEmpty() ? unit : readings.getFirst());
        }
        return cut(String.join(" ", words), 200);
    }

    /**
     * What to look for when this was typed: the start of a key. Empty if nothing can be looked for.
     */
    public static String question(String typed) {
        var folded = Folded.of(typed.replaceAll("(?<=[A-Za-z])[1-5](?![0-9])", ""));
        var latin = folded.chars().anyMatch(c -> c >= 'a' && c <= 'z');
        var han = folded.codePoints().anyMatch(c -> !Readings.of(c).isEmpty());
        return cut(latin && han ? String.join("", readings(folded).getFirst()) : folded, LONGEST);
    }

    /** How well the name answers a question: 0 exactly, 1 from its start, 2 from inside. */
    public int rank(String question) {
        if (whole.contains(question)) {
            return 0;
        }
        return whole.stream().anyMatch(key -> key.startsWith(question)) ? 1 : 2;
    }

    private static void addTails(
            List<String> units, int shortest, Set<String> whole, Set<String> tails) {
        for (int start = 0; start < units.size(); start++) {
            var key = new StringBuilder();
            for (int i = start; i < units.size() && key.length() < LONGEST; i++) {
                key.append(units.get(i));
            }
            if (start == 0) {
                whole.add(cut(key.toString(), LONGEST));
            } else if (units.size() - start >= shortest) {
                tails.add(cut(key.toString(), LONGEST));
            }
        }
    }

    /** Chinese characters one by one, words of letters or digits as one. */
    private static List<String> units(String folded) {
        var units = new ArrayList<String>();
        var word = new StringBuilder();
        folded.codePoints()
                .forEach(c -> {
                    if (c < 0x2E80) {
                        word.appendCodePoint(c);
                        return;
                    }
                    if (!word.isEmpty()) {
                        units.add(word.toString());
                        word.setLength(0);
                    }
                    units.add(Character.toString(c));
                });
        if (!word.isEmpty()) {
            units.add(word.toString());
        }
        return units;
    }

    /** The readings of a name, syllable by syllable, the fewest unusual syllables first. */
    private static List<List<String>> readings(String folded) {
        List<List<String>> all = new ArrayList<>();
        all.add(new ArrayList<>());
        for (var unit : units(folded)) {
            var of = Readings.of(unit.codePointAt(0));
            var syllables = of.isEmpty() ? List.of(unit) : of;
            List<List<String>> longer = new ArrayList<>();
            for (var syllable : syllables) {
                for (var begun : all) {
                    if (longer.size() < MOST_READINGS) {
                        var grown = new ArrayList<>(begun);
                        grown.add(syllable);
                        longer.add(grown);
                    }
                }
            }
            all = longer;
        }
        return all.stream().filter(reading -> !reading.isEmpty()).distinct().toList();
    }

    private static int initial(String syllable) {
        return Character.charCount(syllable.codePointAt(0));
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }
}
