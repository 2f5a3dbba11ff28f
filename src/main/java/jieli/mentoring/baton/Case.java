package jieli.mentoring.baton;

import java.time.LocalDate;

/**
 * One case of the technique, as far as it says who can do it.
 *
 * @param day when it was done
 * @param hands whose it was
 * @param guided whether an expert helped from afar; such a case is counted apart
 * @param known whether its outcome was recorded
 */
record Case(LocalDate day, Hands hands, boolean guided, boolean known) {

    /** Who stood at the table. */
    public enum Hands {
        /** A visitor operated. */
        VISITOR,
        /** Somebody local operated with a visitor in the room. */
        TOGETHER,
        /** Operator and first assistant local, no visitor in the room. */
        LOCAL
    }

    /** Done by local people alone, with nobody's help from afar, with an outcome. */
    boolean isIndependent() {
        return hands == Hands.LOCAL && !guided && known;
    }
}
