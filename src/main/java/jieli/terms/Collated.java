package jieli.terms;

import java.text.Collator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Names in the order in which Chinese readers look for them. */
public final class Collated {

    private Collated() {}

    /** The same entries in the order of their names, told apart once each and not once a pair. */
    public static <K> Map<K, String> byName(Map<K, String> names) {
        var collator = Collator.getInstance(Locale.CHINA);
        var sorted = new LinkedHashMap<K, String>();
        names.entrySet().stream()
                .map(one -> Map.entry(collator.getCollationKey(one.getValue()), one))
                .sorted(Map.Entry.comparingByKey())
                .forEach(one -> sorted.put(one.getValue().getKey(), one.getValue().getValue()));
        return sorted;
    }
}
