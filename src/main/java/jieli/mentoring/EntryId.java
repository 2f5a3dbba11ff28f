package jieli.mentoring;

import java.util.UUID;
import jieli.terms.NotFound;

/** The id of an {@link Entry}, made by whoever enters it. */
public record EntryId(UUID value) {

    /** The id in an address; what is no id names nothing. */
    public static EntryId of(String text) {
        try {
            return new EntryId(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            throw new NotFound(text);
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
