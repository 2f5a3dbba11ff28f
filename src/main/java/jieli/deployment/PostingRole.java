package jieli.deployment;

import java.time.LocalDate;
import java.util.UUID;
import jieli.deployment.Posting.Part;
import jieli.directory.PersonId;
import jieli.identity.Role;
import jieli.identity.RoleGiven;
import jieli.identity.Scope;
import org.jspecify.annotations.Nullable;

/**
 * The role a posting gives its person for exactly its period. Who holds a post of management sees
 * figures, never patients.
 *
 * <p>The role follows what was agreed, not how far the posting has come: who is on the way up, or
 * whom a physician has not cleared yet, already reads the cases that wait, and nobody has to press
 * a button for a physician to see a patient. What the state keeps somebody from is duty, and the
 * gates see to that. Whoever comes later is given a later term; whoever does not come is postponed
 * or withdrawn, and loses the role at once.
 */
record PostingRole(
        UUID source,
        PersonId person,
        Role role,
        Scope scope,
        LocalDate from,
        @Nullable LocalDate until)
        implements RoleGiven {

    static PostingRole of(Posting posting) {
        return new PostingRole(
                posting.id().value(),
                posting.person(),
                posting.part() == Part.MANAGEMENT ? Role.BUREAU : Role.SPECIALIST,
                new Scope.OfInstitution(posting.recipient()),
                posting.during().from(),
                posting.during().until());
    }

    /** Rights end with the hand-over, even if the term was to last longer. */
    static PostingRole endedOn(Posting posting, LocalDate day) {
        var role = of(posting);
        var end = day.isBefore(role.from) ? role.from : day;
        var until = role.until;
        return new PostingRole(
                role.source,
                role.person,
                role.role,
                role.scope,
                role.from,
                until != null && until.isBefore(end) ? until : end);
    }

    /** A role for no day at all. */
    static PostingRole ended(Posting posting) {
        var role = of(posting);
        return new PostingRole(
                role.source, role.person, role.role, role.scope, role.from, role.from);
    }
}
