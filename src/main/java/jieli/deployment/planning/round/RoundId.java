package jieli.deployment.planning.round;

import java.util.UUID;
import jieli.terms.NotFound;

/** The id of a {@link Round}. */
public record RoundId(UUID value) {

    /** The id in an address; what is no id names nothing. */
    public static RoundId of(String text) {
        try {
            return new RoundId(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            throw new NotFound(text);
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
