package jieli.deployment.handover;

import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An item as it was typed; it comes back into a refused form.
 *
 * @param struck it is to be taken off the list
 */
record Typed(String section, String title, String words, boolean struck) implements Serializable {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST = 2000;
    private static final Pattern IDENTITY_NUMBER =
            Pattern.compile("(?<![0-9A-Za-z])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])");

    Typed {
        title = title.strip();
        words = words.strip();
    }

    Optional<Refusal> refusal() {
        if (!Item.SECTIONS.contains(section)) {
            return Optional.of(Refusal.SECTION_UNKNOWN);
        }
        if (title.isEmpty()) {
            return Optional.of(Refusal.TITLE_MISSING);
        }
        if (title.length() > LONGEST_TITLE || words.length() > LONGEST) {
            return Optional.of(Refusal.TOO_LONG);
        }
        return IDENTITY_NUMBER.matcher(title + " " + words).find()
                ? Optional.of(Refusal.IDENTITY_NUMBER)
                : Optional.empty();
    }
}
