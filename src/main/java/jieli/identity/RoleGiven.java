package jieli.identity;

import java.time.LocalDate;
import java.util.UUID;
import jieli.directory.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A deed of another module that gives a person a role: a posting, for one. Published as an event in
 * the transaction of the deed. Said again for the same source, the later word replaces the earlier:
 * so a posting is extended, shortened or withdrawn (an empty period).
 */
public interface RoleGiven {

    /** The deed: the posting's id, for one. */
    UUID source();

    PersonId person();

    Role role();

    Scope scope();

    /** First day of the role. */
    LocalDate from();

    /** First day after, null while open. */
    @Nullable LocalDate until();
}
