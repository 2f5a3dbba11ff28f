package jieli.pairing;

import java.time.Instant;
import java.util.UUID;

/**
 * Something the recipient lacks.
 *
 * @param severity 1 can wait, 2 hampers care, 3 endangers patients
 * @param evidence what shows it, in our own words
 */
record Need(
        UUID id,
        PairingId pairing,
        Gap gap,
        String what,
        int severity,
        String evidence,
        String raisedBy,
        Instant raisedAt,
        State state) {

    static final int SEVERE = 3;

    enum Gap {
        SPECIALTY,
        TECHNIQUE,
        EQUIPMENT,
        CENTRE
    }

    /** What has become of it. Each step is a row with who and when. */
    sealed interface State {
        record Open() implements State {}

        record Planned(Step step) implements State {}

        record Met(Step step) implements State {}

        record Withdrawn(Step step) implements State {}

        /** The name that tables and messages use. */
        default String word() {
            return switch (this) {
                case Open _ -> "OPEN";
                case Planned _ -> "PLANNED";
                case Met _ -> "MET";
                case Withdrawn _ -> "WITHDRAWN";
            };
        }
    }

    record Step(String note, String by, Instant at) {}

    /** Whether the need may go there from where it is. */
    boolean mayBecome(String next) {
        return switch (state) {
            case State.Open _ -> next.equals("PLANNED") || next.equals("WITHDRAWN");
            case State.Planned _ -> next.equals("MET") || next.equals("WITHDRAWN");
            case State.Met _, State.Withdrawn _ -> false;
        };
    }

    /** Whether nothing is under way although it endangers patients. */
    boolean isOpenAndSevere() {
        return severity == SEVERE && state instanceof State.Open;
    }
}
