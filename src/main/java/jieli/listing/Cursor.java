package jieli.listing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A place between two rows: the sort key and the id of the row it touches.
 *
 * @param backwards whether the page asked for ends before the row instead of starting after it
 */
record Cursor(boolean backwards, String key, String id) {

    private static final String PART = "\u0001";

    String text() {
        var plain = (backwards ? "b" : "a") + PART + key + PART + id;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** The cursor a URL carries, or null if it carries none that can be read. */
    static @Nullable Cursor read(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            var parts = plain.split(PART, -1);
            if (parts.length != 3 || plain.indexOf('\0') >= 0) {
                return null;
            }
            return new Cursor(parts[0].equals("b"), parts[1], parts[2]);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }
}
