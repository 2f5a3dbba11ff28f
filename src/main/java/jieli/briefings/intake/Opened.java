package jieli.briefings.intake;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What became of a document: its text, or the one reason why there is none. */
public sealed interface Opened {

    /**
     * A document's text.
     *
     * @param text one paragraph, or one table row with tabs between its cells, a line; lines end
     *     with {@code \n}, none is blank
     * @param title the title of a web page; other formats keep theirs in the text
     * @param sha256 of the bytes as they came, lower-case hex; of the UTF-8 bytes if pasted
     */
    record Text(
            String text, Format format, @Nullable String title, Encoding encoding, String sha256)
            implements Opened {

        /** The encoding that was read, by its IANA name. */
        public String charset() {
            return encoding.charset();
        }
    }

    /**
     * Why there is no text.
     *
     * @param detail what the sentence names: a bound, or the kind of file that was found
     */
    record Refused(Refusal why, String detail) implements Opened {

        /** One sentence for the user; English if asked, else Chinese. */
        public String sentence(Locale locale) {
            return why.sentence(locale, detail);
        }
    }

    /**
     * How the bytes were read.
     *
     * @param charset IANA name; UTF-8 where the format leaves no choice
     * @param misdeclared the encoding the document claims, if the claim is wrong
     */
    record Encoding(String charset, @Nullable String misdeclared) {
        static final Encoding FIXED = new Encoding("UTF-8", null);
    }
}
