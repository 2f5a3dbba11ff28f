package jieli.directory;

import java.util.UUID;
import jieli.terms.NotFound;

/** A person; two people of one name have two ids. */
public record PersonId(UUID value) {

    /** The id in an address; what is no id names nothing. */
    public static PersonId of(String text) {
        try {
            return new PersonId(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            throw new NotFound(text);
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
