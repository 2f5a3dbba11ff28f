package jieli.ledger;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The id of a {@link Line}, derived from where the line comes from: a replay adds nothing. */
public record LineId(UUID value) {

    /** The id of the one line that comes from this origin. */
    public static LineId of(Origin origin) {
        return derived("line:" + origin.key());
    }

    /** For path variables and forms. */
    public static LineId valueOf(String text) {
        return new LineId(UUID.fromString(text));
    }

    /** The id of the one line that can reverse this one. */
    LineId reversal() {
        return derived("reversal:" + value);
    }

    /** The id of the one line that can take this one's place. */
    LineId correction() {
        return derived("correction:" + value);
    }

    private static LineId derived(String name) {
        return new LineId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
