package jieli.identity;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A role held by a person for a scope over a period.
 *
 * @param source the grant or posting that gives it; what is said of one source last counts
 * @param from first day
 * @param until first day after, null while open
 * @param institutions what the scope covers today, itself included; none for a pairing and for
 *     everywhere
 */
public record Holding(
        UUID source,
        PersonId person,
        Role role,
        Scope scope,
        LocalDate from,
        @Nullable LocalDate until,
        Set<InstitutionId> institutions) {

    public Holding {
        institutions = Set.copyOf(institutions);
    }

    /** Whether it is held on that day. */
    public boolean on(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }

    /** Whether two periods share a day. */
    boolean meets(Holding other) {
        return (until == null || other.from.isBefore(until))
                && (other.until == null || from.isBefore(other.until));
    }

    /** This, as pages show it on a day. */
    public Shown shown(String scopeName, LocalDate today) {
        return Shown.of(this, scopeName, today);
    }

    /**
     * A role as pages show it.
     *
     * @param lastDay the last day of it, null while open
     */
    public record Shown(
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

        private static Shown of(Holding holding, String scope, LocalDate today) {
            var until = holding.until();
            var state =
                    holding.on(today)
                            ? State.NOW
                            : today.isBefore(holding.from()) ? State.LATER : State.OVER;
            return new Shown(
                    holding.source(),
                    holding.role(),
                    scope,
                    holding.from(),
                    until == null ? null : until.minusDays(1),
                    state);
        }
    }
}
