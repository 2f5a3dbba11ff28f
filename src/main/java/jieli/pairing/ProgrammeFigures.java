package jieli.pairing;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a programme's page shows of its account; the account itself stands above this module. */
public interface ProgrammeFigures {

    /**
     * One figure, ready to be shown.
     *
     * @param label what it counts
     * @param value with its unit and bound, or the word for unknown
     * @param note period, unknown rows, conflict; may be empty
     * @param link the lines it rests on
     * @param unknown whether no row has a number
     * @param contested whether a conflict about it awaits a decision
     */
    record Figure(
            String label,
            String value,
            String note,
            String link,
            boolean unknown,
            boolean contested) {}

    /**
     * Something somebody should look at.
     *
     * @param text one short sentence
     * @param link where it can be looked at
     * @param pressing whether it should be done first
     */
    record Attention(String text, String link, boolean pressing) {}

    /**
     * What a pairing's account shows.
     *
     * @param figures the most telling first
     * @param attention what awaits somebody
     */
    record Account(List<Figure> figures, List<Attention> attention) {}

    /** The account of each of the pairings, worked out of what is read once for all of them. */
    Map<PairingId, Account> accounts(Collection<PairingId> pairings, Locale locale);
}
