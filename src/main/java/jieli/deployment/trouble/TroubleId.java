package jieli.deployment.trouble;

import java.util.UUID;
import jieli.terms.NotFound;

/** The id of a {@link Trouble}. */
record TroubleId(UUID value) {

    /** The id in an address; what is no id names nothing. */
    public static TroubleId of(String text) {
        try {
            return new TroubleId(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            throw new NotFound(text);
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
