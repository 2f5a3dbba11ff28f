package jieli.consult;

import java.util.UUID;

/** A case, whatever its number on paper. */
public record CaseId(UUID value) {

    /** For path variables. */
    public static CaseId valueOf(String text) {
        return new CaseId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
