package jieli.pairing;

import java.util.UUID;

/** The id of a {@link Pairing}. */
public record PairingId(UUID value) {

    /** For path variables and forms. */
    public static PairingId valueOf(String text) {
        return new PairingId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
