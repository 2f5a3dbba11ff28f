package jieli.identity;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jieli.directory.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A role to be given, as it was typed.
 *
 * @param kind of the scope
 * @param scope the name of the pairing, institution or region, as people call it
 * @param until last day, or empty for open
 */
record RoleForm(
        @Nullable String role,
        @Nullable String kind,
        @Nullable String scope,
        @Nullable String from,
        @Nullable String until,
        @Nullable String reason)
        implements Serializable {

    static final RoleForm BLANK = new RoleForm("", "INSTITUTION", "", "", "", "");

    /** What was typed, read; or the one reason why not, a message key. */
    sealed interface Read {
        record Good(Holding holding) implements Read {}

        record Refused(String why) implements Read {}
    }

    /** Finds the scope that a name means. */
    interface ScopeFinder {
        Optional<Scope> find(String kind, String name);
    }

    RoleForm {
        role = text(role);
        kind = text(kind);
        scope = text(scope);
        from = text(from);
        until = text(until);
        reason = text(reason);
    }

    Read read(UUID source, PersonId person, ScopeFinder scopes) {
        var chosen = Arrays.stream(Role.values()).filter(r -> r.name().equals(role)).findFirst();
        if (chosen.isEmpty()) {
            return refused("ROLE");
        }
        var found = scopes.find(text(kind), text(scope));
        if (found.isEmpty()) {
            return refused("SCOPE_UNKNOWN");
        }
        var first = day(from);
        var last = day(until);
        if (first.isEmpty() || (last.isEmpty() && !text(until).isEmpty())) {
            return refused("DAY");
        }
        if (text(reason).isEmpty()) {
            return refused("REASON");
        }
        var until = last.map(day -> day.plusDays(1)).orElse(null);
        return new Read.Good(
                new Holding(
                        source, person, chosen.get(), found.get(), first.get(), until, Set.of()));
    }

    String why() {
        return text(reason);
    }

    private static Read refused(String why) {
        return new Read.Refused("identity.accounts.refusal." + why);
    }

    private static Optional<LocalDate> day(@Nullable String typed) {
        try {
            return Optional.of(LocalDate.parse(text(typed)));
        } catch (DateTimeParseException wrong) {
            return Optional.empty();
        }
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
