package jieli.deployment.planning.round;

import java.util.List;
import java.util.UUID;
import jieli.deployment.Period;
import jieli.directory.InstitutionId;
import jieli.directory.Person.Grade;
import jieli.directory.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Someone who may be sent in a round (候选人).
 *
 * @param person null until the person is entered in the directory; nobody is sent before
 * @param free when the person can be away
 */
public record Nominee(
        UUID id,
        @Nullable PersonId person,
        String name,
        @Nullable Integer birthYear,
        InstitutionId employer,
        String department,
        List<String> specialties,
        @Nullable Grade grade,
        List<Period> free,
        Said said,
        boolean simulated) {

    /**
     * What the person or a physician said.
     *
     * @param clearedMetres the altitude the person is said to be cleared for, null if nothing is
     *     said; what a physician decided here goes before it
     * @param prefers recipients
     * @param avoids recipients
     * @param spouse the name of another nominee of the round; may be empty
     */
    public record Said(
            @Nullable Integer clearedMetres,
            List<String> languages,
            List<InstitutionId> prefers,
            List<InstitutionId> avoids,
            String spouse,
            String note) {

        static final Said NOTHING = new Said(null, List.of(), List.of(), List.of(), "", "");

        Said cleared(@Nullable Integer metres) {
            return new Said(metres, languages, prefers, avoids, spouse, note);
        }

        public Said {
            languages = List.copyOf(languages);
            prefers = List.copyOf(prefers);
            avoids = List.copyOf(avoids);
        }
    }

    public Nominee {
        specialties = List.copyOf(specialties);
        free = List.copyOf(free);
    }

    /** The same person, cleared for another altitude. */
    public Nominee cleared(@Nullable Integer metres) {
        return new Nominee(
                id,
                person,
                name,
                birthYear,
                employer,
                department,
                specialties,
                grade,
                free,
                said.cleared(metres),
                simulated);
    }

    /** Whether a row of a workbook means the same person: namesakes need a year of birth. */
    boolean isMeantBy(String otherName, InstitutionId otherEmployer, @Nullable Integer born) {
        return name.equals(otherName)
                && employer.equals(otherEmployer)
                && (born == null || birthYear == null || born.equals(birthYear));
    }
}
