package jieli.identity.vault;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How confidential things are shown to those who need not see them. */
public final class Masking {

    // a letter or digit beside it means it is part of something longer: an id, a hash
    private static final Pattern IDENTITY_NUMBER =
            Pattern.compile("(?<![0-9A-Za-z])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])");
    private static final Pattern MOBILE =
            Pattern.compile(
                    "(?<![0-9A-Za-z])((?:\\+?86)?[ -]?)(1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4})(?![0-9A-Za-z])");

    private Masking() {}

    /** The first three, the last two. */
    public static String identityNumber(String number) {
        return shown(number, 3, 2);
    }

    /** The first three, the last four. */
    public static String phone(String number) {
        return shown(number, 3, 4);
    }

    /**
     * The first character with a star: mostly the surname; a Tibetan name has none, there it is the
     * first syllable.
     */
    public static String name(String name) {
        var stripped = name.strip();
        return stripped.isEmpty()
                ? ""
                : stripped.substring(0, stripped.offsetByCodePoints(0, 1)) + "*";
    }

    /** A line for the log: whatever looks like an identity number or a mobile phone is masked. */
    public static String line(String text) {
        var withoutNumbers =
                IDENTITY_NUMBER.matcher(text).replaceAll(hit -> identityNumber(hit.group()));
        return MOBILE.matcher(withoutNumbers)
                .replaceAll(hit -> Matcher.quoteReplacement(hit.group(1) + phone(hit.group(2))));
    }

    /** What is too short to hide the rest of is hidden whole. */
    private static String shown(String text, int first, int last) {
        var hidden = text.length() - first - last;
        return hidden < 3
                ? "*".repeat(text.length())
                : text.substring(0, first)
                        + "*".repeat(hidden)
                        + text.substring(text.length() - last);
    }
}
