package jieli.identity;

import java.util.UUID;

/** An account; at most one belongs to a person. */
public record AccountId(UUID value) {

    public AccountId(String text) {
        this(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
