package jieli.mentoring.admission;

import java.util.Arrays;
import java.util.List;

/**
 * Why not.
 *
 * @param key message key of a whole sentence
 * @param words what stands in its places
 */
record Refusal(String key, List<String> words) {

    Refusal {
        words = List.copyOf(words);
    }

    static Refusal of(String reason, Object... words) {
        return new Refusal(
                "mentoring.admission.refusal." + reason,
                Arrays.stream(words).map(Object::toString).toList());
    }
}
