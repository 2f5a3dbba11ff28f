package jieli.deployment.planning.round;

import java.util.Arrays;
import java.util.List;

/**
 * What is wrong with a row.
 *
 * @param why ends the key {@code deployment.plan.row.…} of the sentence
 * @param words what stands in its places
 */
record Complaint(String why, List<String> words) {

    Complaint {
        words = List.copyOf(words);
    }

    static Complaint of(String why, Object... words) {
        return new Complaint(why, Arrays.stream(words).map(Object::toString).toList());
    }
}
