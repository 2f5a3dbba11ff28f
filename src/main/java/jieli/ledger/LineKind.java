package jieli.ledger;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import jieli.terms.Unit;

/**
 * What lines of one kind count.
 *
 * @param sector whose work such a line counts unless the source says otherwise
 * @param units the units such a line comes in; empty when it is not counted
 * @param summing how lines of the kind become a figure
 * @param told whether two different values of the kind contradict each other by their kind alone,
 *     or only when they also speak of the same subject
 * @param words parts of a subject that point to this kind
 */
public record LineKind(
        String code,
        String chinese,
        String english,
        Sector sector,
        Set<Unit> units,
        Summing summing,
        Told told,
        List<String> words) {

    /** How lines of a kind become one figure. */
    public enum Summing {
        /** They add up. */
        SUM,
        /** They add up, but ones that name a single thing are examples of a larger count. */
        SUM_OR_NAMED,
        /** The latest one stands for all; a state or a rate is not added. */
        LATEST,
        /** Not a quantity. */
        NONE
    }

    /** What makes two lines of a kind speak of the same thing. */
    public enum Told {
        BY_KIND,
        BY_SUBJECT
    }

    /** The kind's name in the reader's language. */
    public String name(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? chinese : english;
    }
}
