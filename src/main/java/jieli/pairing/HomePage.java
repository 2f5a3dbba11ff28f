package jieli.pairing;

import java.util.List;
import jieli.directory.Region.Place;
import jieli.pairing.Overview.Glance;
import jieli.pairing.ProgrammeFigures.Attention;
import jieli.pairing.ProgrammeFigures.Figure;

/**
 * Everything {@code pairing/home.html} shows.
 *
 * @param arcs one for each supporter and recipient whose places are known; the map draws them, the
 *     table beside it says the same
 * @param more whether the list holds more programmes than the cards
 */
record HomePage(List<Card> cards, List<Arc> arcs, boolean more) {

    /** A programme's card. */
    record Card(
            Glance glance, List<Figure> figures, int furtherFigures, List<Attention> attention) {}

    /** From a supporter to a recipient. */
    record Arc(PairingId pairing, String programme, Where from, Where to, Glance glance) {}

    static List<Arc> arcs(List<Glance> glances) {
        return glances.stream()
                .flatMap(glance ->
                        glance.supporters().stream()
                                .flatMap(from ->
                                        glance.recipients().stream()
                                                .filter(to -> areApart(from, to))
                                                .map(to -> arc(glance, from, to))))
                .toList();
    }

    private static Arc arc(Glance glance, Where from, Where to) {
        return new Arc(glance.id(), glance.name(), from, to, glance);
    }

    private static boolean areApart(Where from, Where to) {
        Place one = from.place();
        Place other = to.place();
        return one != null && other != null && !one.equals(other);
    }
}
