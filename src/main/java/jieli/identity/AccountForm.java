package jieli.identity;

import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import jieli.directory.PersonId;
import org.jspecify.annotations.Nullable;

/** A new account as it was typed: whose, and under which name they will sign in. */
record AccountForm(@Nullable String person, @Nullable String login) implements Serializable {

    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._-]{1,63}");

    AccountForm {
        person = person == null ? "" : person.strip();
        login = login == null ? "" : login.strip().toLowerCase(Locale.ROOT);
    }

    /** Why not, as a message key, whatever the database says. */
    Optional<String> refusal() {
        if (personId().isEmpty()) {
            return Optional.of("identity.accounts.refusal.PERSON");
        }
        return LOGIN.matcher(name()).matches()
                ? Optional.empty()
                : Optional.of("identity.accounts.refusal.LOGIN");
    }

    Optional<PersonId> personId() {
        try {
            return Optional.of(new PersonId(UUID.fromString(String.valueOf(person))));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    String name() {
        return String.valueOf(login);
    }
}
