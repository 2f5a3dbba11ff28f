package jieli.briefings.intake;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The one reason why a document is not read. Keys are stable; the sentences stand in bundles. */
public enum Refusal {
    /** No byte, or nothing but white space. */
    EMPTY,
    /** Readable, but without a single word: an empty form, a page of pictures. */
    NO_TEXT,
    /** Bytes that are no text in any encoding we know, whatever the file is called. */
    NOT_TEXT,
    /** More bytes than we accept; not one more than the bound is read. */
    TOO_LARGE,
    /** A container whose content is out of proportion: a zip bomb. */
    UNPACKS_TOO_LARGE,
    /** Opens only with a password. */
    PASSWORD,
    /** Pages that are pictures of text. */
    SCANNED,
    /** A table with more rows than a document has. */
    TOO_MANY_ROWS,
    /** More characters than a document has. */
    TOO_MUCH_TEXT,
    /** A known kind of file that we do not read: a picture, an archive, a legacy .doc. */
    UNSUPPORTED,
    /** Cut off or corrupt. */
    DAMAGED,
    /** Not a file, not there, or not ours to read. */
    UNREADABLE;

    /** Names the sentence in every message bundle, for example {@code too-many-rows}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One sentence for the user under the standard bounds; English if asked, else Chinese. */
    public String sentence(Locale locale) {
        return sentence(locale, Bounds.STANDARD.named(this));
    }

    String sentence(Locale locale, String detail) {
        var language = locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.CHINESE;
        var bundle = ResourceBundle.getBundle("jieli.briefings.intake.refusals", language);
        return MessageFormat.format(bundle.getString(key()), detail);
    }
}
