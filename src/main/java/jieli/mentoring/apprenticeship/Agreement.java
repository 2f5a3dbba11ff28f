package jieli.mentoring.apprenticeship;

import java.time.LocalDate;
import java.util.List;
import jieli.deployment.Period;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What a mentor and an apprentice agreed on.
 *
 * @param institution where the apprentice works
 * @param during both days within it
 */
record Agreement(
        InstitutionId institution,
        PersonId mentor,
        PersonId apprentice,
        String department,
        Period during,
        Plan plan,
        Duties duties,
        List<Goal> goals) {

    /** When it is looked at, by whom; null: not agreed on yet. */
    record Plan(
            @Nullable LocalDate midReview,
            @Nullable LocalDate assessment,
            @Nullable PersonId assessor) {}

    /**
     * In words.
     *
     * @param afterwards what happens when the mentor leaves
     */
    record Duties(String mentor, String apprentice, String afterwards) {}

    /**
     * A technique to be done alone, or taught on.
     *
     * @param technique a code of {@code terms}
     * @param level of the five, 3 at least
     * @param least cases as operator
     * @param target the last day
     */
    record Goal(String technique, int level, int least, LocalDate target) {}

    Agreement {
        goals = List.copyOf(goals);
    }

    /** The same with these techniques. */
    Agreement with(List<Goal> named) {
        return new Agreement(
                institution, mentor, apprentice, department, during, plan, duties, named);
    }
}
