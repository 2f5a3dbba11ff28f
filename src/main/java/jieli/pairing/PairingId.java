package jieli.pairing;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The id of a {@link Pairing}. */
public record PairingId(UUID value) {

    /** A new id: version 7, so that ids of one table grow with time (RFC 9562). */
    static UUID next(Instant now) {
        var random = ThreadLocalRandom.current();
        var high = now.toEpochMilli() << 16 | 0x7000 | random.nextInt(0x1000);
        return new UUID(high, random.nextLong() >>> 2 | Long.MIN_VALUE);
    }

    /** For path variables and forms. */
    public static PairingId valueOf(String text) {
        return new PairingId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
