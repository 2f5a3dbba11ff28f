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
}
