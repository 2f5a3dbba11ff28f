package jieli.deployment.planning;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jieli.identity.Reach;
import jieli.pairing.Pairing;
import jieli.pairing.PairingId;
import jieli.pairing.Pairings;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What a person may choose from, and the words around it. */
@Component
class Choices {

    private final Pairings pairings;
    private final MessageSource messages;

    Choices(Pairings pairings, MessageSource messages) {
        this.pairings = pairings;
        this.messages = messages;
    }

    List<Pairing> pairings(Reach reach) {
        return pairings.list(reach);
    }

    Map<PairingId, String> names(Reach reach) {
        var names = new LinkedHashMap<PairingId, String>();
        pairings.list(reach).forEach(pairing -> names.put(pairing.id(), pairing.name()));
        return names;
    }

    /** A word of {@code deployment.plan.…}. */
    String word(String key, Locale locale, Object... words) {
        return messages.getMessage("deployment.plan." + key, words, locale);
    }

    List<String> words(Locale locale, String... keys) {
        return Arrays.stream(keys).map(key -> word(key, locale)).toList();
    }

    /** A sentence of another module, by its whole key. */
    String sentence(String key, List<String> words, Locale locale) {
        return messages.getMessage(key, words.toArray(), locale);
    }
}
