package jieli.deployment;

import java.util.UUID;
import jieli.terms.NotFound;

/** The id of a {@link Posting}. */
public record PostingId(UUID value) {

    /** The id in an address; what is no id names nothing. */
    public static PostingId of(String text) {
        try {
            return new PostingId(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            throw new NotFound(text);
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
