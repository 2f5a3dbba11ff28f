package jieli.briefings.reading.repair;

import java.util.Arrays;
import java.util.List;

/**
 * A repaired text that remembers where each of its characters stood. Offsets are UTF-16 units; a
 * range is half open.
 */
public final class Repaired {

    /** A range of the repaired text in which characters were destroyed; kept as it stands. */
    public record Damage(int start, int end) {}

    private final String original;
    private final String text;
    private final int[] origins;
    private final List<Damage> damages;

    Repaired(String original, String text, int[] origins, List<Damage> damages) {
        this.original = original;
        this.text = text;
        this.origins = Arrays.copyOf(origins, text.length());
        this.damages = List.copyOf(damages);
    }

    public String original() {
        return original;
    }

    public String text() {
        return text;
    }

    /** Places whose characters cannot be won back, as ranges of the repaired text. */
    public List<Damage> damages() {
        return damages;
    }

    /** Where the character at this place of the repaired text stood in the original. */
    public int origin(int index) {
        return index < origins.length ? origins[index] : original.length();
    }

    /** Where a range that ends before this place of the repaired text ends in the original. */
    public int originEnd(int index) {
        return index == 0 ? 0 : origins[index - 1] + 1;
    }
}
