package jieli.briefings;

import jieli.identity.Me;
import jieli.identity.Right;
import jieli.pairing.Pairings;
import jieli.pairing.Pairings.Within;

/**
 * Who decides about documents.
 *
 * @param name as it is written beside what they decide
 * @param within the pairings whose documents they may decide about
 */
record Reviewer(String name, Within within) {

    static Reviewer of(Me me, Pairings pairings) {
        return new Reviewer(me.name(), pairings.within(me.reach(Right.BRIEFING_WRITE)));
    }

    /** What somebody may read, decide about it or not. */
    static Within readable(Me me, Pairings pairings) {
        return pairings.within(me.reach(Right.PROGRAMME_READ));
    }

    boolean mayDecide(Document document) {
        return document.stands() && within.covers(document.pairing());
    }
}
