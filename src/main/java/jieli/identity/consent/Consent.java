package jieli.identity.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import org.jspecify.annotations.Nullable;

/** A consent as it was entered, with its end if it was withdrawn. */
public record Consent(UUID id, Terms terms, Instant enteredAt, @Nullable Withdrawal withdrawal) {

    /** Languages in which a consent is explained: codes of BCP 47, the last one for all others. */
    public static final List<String> LANGUAGES =
            List.of("zh", "bo", "ug", "mn", "kk", "ii", "za", "mis");

    /** Whose data it is about. */
    public record Subject(Kind kind, UUID id) {

        public enum Kind {
            PATIENT,
            PERSON
        }

        public static Subject of(PersonId person) {
            return new Subject(Kind.PERSON, person.value());
        }

        public static Subject ofPatient(UUID patient) {
            return new Subject(Kind.PATIENT, patient);
        }
    }

    /** How it was given. */
    public enum Manner {
        WRITTEN,
        ORAL,
        ELECTRONIC
    }

    /** Who gave it. */
    public enum Giver {
        SELF,
        GUARDIAN,
        RELATIVE
    }

    /**
     * What was agreed.
     *
     * @param what in words: the data, the deed, the place
     * @param giverName empty when the subject gave it
     * @param language in which it was explained, one of {@link #LANGUAGES}
     * @param from first day
     * @param until first day after, null while open
     * @param institution the data owner
     */
    public record Terms(
            Subject subject,
            Purpose purpose,
            String what,
            Manner manner,
            Giver giver,
            String giverName,
            String language,
            LocalDate from,
            @Nullable LocalDate until,
            InstitutionId institution) {}

    public record Withdrawal(Instant at, String reason) {}
}
