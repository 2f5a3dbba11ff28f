package jieli.pairing;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a programme demands, as data.
 *
 * @param until the first day it no longer holds; null while it holds
 * @param source {@code R} reported by a public source, {@code P} known practice
 * @param params parameter and value as written, for display; a check reads them by name
 */
record RuleSet(
        String id,
        int version,
        LocalDate from,
        @Nullable LocalDate until,
        String programme,
        String chinese,
        String english,
        String source,
        List<Param> params) {

    /** One parameter; the value is null when the source leaves it open. */
    record Param(String name, @Nullable String value) {}

    /** How forms and addresses call it: {@code R2.1}. */
    public String key() {
        return id + "." + version;
    }

    public String name(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? chinese : english;
    }
}
