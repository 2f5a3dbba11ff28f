package jieli.directory;

import java.util.UUID;
import jieli.terms.NotFound;

/** An institution, whatever it is called today. */
public record InstitutionId(UUID value) {

    /** The id in an address; what is no id names nothing. */
    public static InstitutionId of(String text) {
        try {
            return new InstitutionId(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            throw new NotFound(text);
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
