package jieli.consult;

import java.util.Map;
import java.util.Set;

/**
 * Where someone may open a case.
 *
 * @param institutions names by id
 * @param pairings names by id, those that help one of the institutions
 * @param helped by pairing, the institutions it helps with all below them
 */
record CaseChoices(
        Map<String, String> institutions,
        Map<String, String> pairings,
        Map<String, Set<String>> helped) {

    /** Whether a pairing helps an institution; a case is shown to nobody else's partners. */
    boolean helps(String pairing, String institution) {
        return helped.getOrDefault(pairing, Set.of()).contains(institution);
    }
}
