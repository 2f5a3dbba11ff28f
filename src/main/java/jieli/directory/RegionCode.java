package jieli.directory;

import java.util.regex.Pattern;
import jieli.terms.NotFound;

/**
 * The code of a region after GB/T 2260 (six digits down to the county) and GB/T 10114 (nine for a
 * township, twelve for a village).
 */
public record RegionCode(String value) {

    private static final Pattern SHAPE = Pattern.compile("[1-9][0-9]{5}([0-9]{3}){0,2}");

    public RegionCode {
        if (!isCode(value)) {
            throw new IllegalArgumentException("not a region code: " + value);
        }
    }

    /** The code in an address; what is no code names nothing. */
    public static RegionCode of(String text) {
        if (!isCode(text)) {
            throw new NotFound(text);
        }
        return new RegionCode(text);
    }

    static boolean isCode(String text) {
        return SHAPE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
