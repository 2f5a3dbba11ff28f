package jieli.mentoring.apprenticeship;

import java.util.UUID;
import jieli.terms.NotFound;

/** The id of a {@link Pair}. */
record PairId(UUID value) {

    /** The id in an address; what is no id names nothing. */
    public static PairId of(String text) {
        try {
            return new PairId(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            throw new NotFound(text);
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
