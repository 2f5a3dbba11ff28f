package jieli.consult;

import java.util.List;
import jieli.identity.vault.Masking;
import org.jspecify.annotations.Nullable;

/**
 * Whom a case is about: the least that a consultation needs.
 *
 * @param identityNumber 18 characters, null if it is not known
 * @param phone digits, null if there is none
 * @param birthYear null if it is not known
 * @param language what the patient is best spoken to in, one of {@link #LANGUAGES}
 */
record Patient(
        String name,
        @Nullable String identityNumber,
        @Nullable String phone,
        Sex sex,
        @Nullable Integer birthYear,
        String language) {

    static final List<String> LANGUAGES = List.of("zh", "bo", "en");

    enum Sex {
        FEMALE,
        MALE,
        UNKNOWN
    }

    /** What lies sealed. */
    enum Field {
        NAME,
        IDENTITY_NUMBER,
        PHONE
    }

    /** What someone sees who gave a reason; null where nothing is known. */
    public @Nullable String shown(Field field) {
        return switch (field) {
            case NAME -> name;
            case IDENTITY_NUMBER -> identityNumber;
            case PHONE -> phone;
        };
    }

    /** What everyone else sees; empty where nothing is known. */
    public String masked(Field field) {
        var shown = shown(field);
        if (shown == null) {
            return "";
        }
        return switch (field) {
            case NAME -> Masking.name(shown);
            case IDENTITY_NUMBER -> Masking.identityNumber(shown);
            case PHONE -> Masking.phone(shown);
        };
    }

    /** A patient in a log would lie open there. */
    @Override
    public String toString() {
        return masked(Field.NAME);
    }
}
