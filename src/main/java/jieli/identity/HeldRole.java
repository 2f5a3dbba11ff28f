package jieli.identity;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A role as pages show it.
 *
 * @param lastDay the last day of it, null while open
 */
public record HeldRole(
        UUID source,
        Role role,
        String scope,
        LocalDate from,
        @Nullable LocalDate lastDay,
        State state) {

    /** Where today stands to the period. */
    public enum State {
        NOW,
        LATER,
        OVER
    }

    static HeldRole of(Holding holding, String scope, LocalDate today) {
        var until = holding.until();
        var state =
                holding.on(today)
                        ? State.NOW
                        : today.isBefore(holding.from()) ? State.LATER : State.OVER;
        return new HeldRole(
                holding.source(),
                holding.role(),
                scope,
                holding.from(),
                until == null ? null : until.minusDays(1),
                state);
    }
}
