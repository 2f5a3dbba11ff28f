package jieli.deployment;

import java.util.UUID;
import jieli.terms.NotFound;

/** The id of a {@link Seat}. */
public record SeatId(UUID value) {

    /** The id in an address; what is no id names nothing. */
    public static SeatId of(String text) {
        try {
            return new SeatId(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            throw new NotFound(text);
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
