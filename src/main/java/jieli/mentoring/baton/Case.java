package jieli.mentoring.baton;

import java.time.LocalDate;

/**
 * One case of the technique, as far as it says who can do it.
 *
 * @param day when it was done
 * @param hands whose it was
 * @param guided whether an expert helped from afar; such a case is counted apart
 * @param known whether its outcome was recorded
 * @param complicated whether a complication was recorded
 * @param takenOver whether the supervisor had to
 */
record Case(
        LocalDate day,
        Hands hands,
        boolean guided,
        boolean known,
        boolean complicated,
        boolean takenOver) {

    /** One that went well. */
    Case(LocalDate day, Hands hands, boolean guided, boolean known) {
        this(day, hands, guided, known, false, false);
    }

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
