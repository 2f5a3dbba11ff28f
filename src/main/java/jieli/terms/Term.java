package jieli.terms;

import java.util.Locale;
import java.util.Map;

/**
 * One entry of a code list.
 *
 * @param code what is stored; never reused for another meaning
 * @param zh its Chinese name
 * @param en its English name
 * @param attributes further columns of the list by their name; an absent one is unknown
 */
public record Term(String code, String zh, String en, Map<String, String> attributes) {

    public Term {
        attributes = Map.copyOf(attributes);
    }

    /** The name in a reader's language. */
    public String name(Locale locale) {
        return locale.getLanguage().equals("en") ? en : zh;
    }

    /** A further column; empty if unknown. */
    public String attribute(String name) {
        return attributes.getOrDefault(name, "");
    }
}
