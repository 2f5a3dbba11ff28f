package jieli.directory.spelling;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import jieli.terms.DataFile;
import net.sourceforge.pinyin4j.PinyinHelper;

/**
 * The readings of a character without tones, the usual one first. Characters with several living
 * readings in names stand in {@code readings.tsv}; of all others only the first reading of the
 * dictionary counts, because its further ones are archaic and would swell the index.
 */
final class Readings {

    private static final Map<Integer, List<String>> OF = new ConcurrentHashMap<>(listed());

    private Readings() {}

    /** The readings; empty if the character is not Chinese. */
    static List<String> of(int character) {
        return OF.computeIfAbsent(character, Readings::fromDictionary);
    }

    private static List<String> fromDictionary(int character) {
        if (character > Character.MAX_VALUE) {
            return List.of();
        }
        var found = PinyinHelper.toHanyuPinyinStringArray((char) character);
        return found == null || found.length == 0
                ? List.of()
                : List.of(found[0].replaceAll("[0-9]", "").replace("u:", "u"));
    }

    private static Map<Integer, List<String>> listed() {
        return DataFile.rows(Readings.class, "readings.tsv").stream()
                .collect(
                        Collectors.toMap(
                                row -> row.get(0).codePointAt(0),
                                row -> List.of(row.get(1).split(" "))));
    }
}
