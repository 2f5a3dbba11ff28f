package jieli.identity;

import java.time.Instant;
import jieli.directory.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A person's way in.
 *
 * @param login the name typed at sign-in, lower case
 * @param password its hash, null while none is set
 * @param closedAt since when nobody may come in by it, null while open
 */
public record Account(
        AccountId id,
        PersonId person,
        String login,
        @Nullable String password,
        @Nullable Instant closedAt,
        boolean simulated) {

    public boolean isOpen() {
        return closedAt == null;
    }
}
