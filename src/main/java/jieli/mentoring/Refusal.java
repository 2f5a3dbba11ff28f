package jieli.mentoring;

import java.util.List;

/**
 * Why an entry or a decision about one was not taken.
 *
 * @param key {@code mentoring.log.refusal.…}
 * @param words what stands in the sentence's places
 */
record Refusal(String key, List<String> words) {

    Refusal {
        words = List.copyOf(words);
    }

    static Refusal of(String word, Object... words) {
        return new Refusal(
                "mentoring.log.refusal." + word,
                List.of(words).stream().map(Object::toString).toList());
    }
}
