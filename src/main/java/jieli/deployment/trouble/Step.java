package jieli.deployment.trouble;

import java.time.Instant;
import jieli.deployment.trouble.Trouble.State;
import jieli.directory.PersonId;
import jieli.identity.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * What was done about a trouble.
 *
 * @param owner who sees to it from here on, null unless it was taken on
 * @param words null where the reader may not see them
 */
record Step(
        int number,
        State state,
        @Nullable PersonId owner,
        @Nullable String words,
        AccountId by,
        Instant at) {}
