package jieli.consult;

import java.util.Map;

/**
 * Where someone may open a case.
 *
 * @param institutions names by id
 * @param pairings names by id, those that help one of the institutions
 */
record CaseChoices(Map<String, String> institutions, Map<String, String> pairings) {}
