package jieli.briefings.intake;

import jieli.briefings.intake.Opened.Encoding;
import org.jspecify.annotations.Nullable;

/** What one format's reader answers. */
sealed interface Content {
    record Found(String text, Format format, @Nullable String title, Encoding encoding)
            implements Content {}

    /** The detail is empty where the refusal names a standard bound, or nothing. */
    record Not(Refusal why, String detail) implements Content {
        Not(Refusal why) {
            this(why, "");
        }
    }
}
