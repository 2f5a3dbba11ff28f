package jieli.pairing;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a programme demands, as data. Another reading of it is another version.
 *
 * @param until the first day it no longer holds; null while it holds
 * @param source {@code R} reported by a public source, {@code P} known practice
 * @param params parameter and value as written, for display; a check reads them by name
 */
public record RuleSet(
        String id,
        int version,
        LocalDate from,
        @Nullable LocalDate until,
        String programme,
        String chinese,
        String english,
        String source,
        List<Param> params) {

    public RuleSet {
        params = List.copyOf(params);
    }

    /**
     * One parameter.
     *
     * @param value as text, a list as a JSON array; null when the source leaves it open
     */
    public record Param(String name, @Nullable String value) {}

    /**
     * A pairing that keeps a rule set for a time.
     *
     * @param until the first day without; null while it is bound
     */
    public record Bound(
            PairingId pairing, RuleSet rules, LocalDate from, @Nullable LocalDate until) {

        public boolean holds(LocalDate day) {
            return !day.isBefore(from) && (until == null || day.isBefore(until));
        }
    }

    /** Whether it may be kept on that day. */
    public boolean isValid(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }

    /** How forms and addresses call it: {@code R2.1}. */
    public String key() {
        return id + "." + version;
    }

    /** Its name in a reader's language. */
    public String name(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? chinese : english;
    }
}
