package jieli.terms;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/**
 * New ids: UUID version 7 (RFC 9562, section 5.7), 48 bits of milliseconds and 74 random bits, so
 * that rows written together lie together.
 */
public final class FreshId {

    private static final SecureRandom RANDOM = new SecureRandom();

    private FreshId() {}

    public static UUID at(InstantSource clock) {
        var high = clock.millis() << 16 | 0x7000L | RANDOM.nextInt(0x1000);
        var low = RANDOM.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
