package jieli.mentoring;

import java.util.List;
import jieli.identity.Me;

/** What awaits somebody; all that provide it are asked for the desk, in their {@code @Order}. */
public interface Awaiting {

    /**
     * One thing to be looked at.
     *
     * @param key message key of a whole sentence
     * @param words what stands in its places; no patient
     * @param link where it can be done
     * @param pressing whether it should be done first
     */
    record Item(String key, List<String> words, String link, boolean pressing) {

        public Item {
            words = List.copyOf(words);
        }
    }

    /** At most a hundred, the most pressing first. */
    List<Item> items(Me me);
}
