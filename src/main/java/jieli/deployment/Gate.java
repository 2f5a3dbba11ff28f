package jieli.deployment;

import java.util.List;
import java.util.Optional;

/**
 * Whoever may keep a posting from going on: clearance before duty, a signed hand-over before
 * leaving. Declared here, provided by whoever knows; all of them are asked.
 */
public interface Gate {

    /**
     * Why not.
     *
     * @param key message key of a whole sentence
     * @param words what stands in its places
     */
    record Stop(String key, List<String> words) {

        public Stop {
            words = List.copyOf(words);
        }
    }

    Optional<Stop> stops(Posting posting, PostingState next);
}
