package jieli.deployment.planning;

import java.util.UUID;
import jieli.terms.NotFound;

/** The id of a {@link Run}. */
record RunId(UUID value) {

    /** The id in an address; what is no id names nothing. */
    static RunId of(String text) {
        try {
            return new RunId(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            throw new NotFound(text);
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
