package jieli.mentoring.competence;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import jieli.directory.InstitutionId;
import jieli.mentoring.Entry.Outcome;
import jieli.mentoring.competence.Skill.Done;
import org.jspecify.annotations.Nullable;

/**
 * What a hospital asks of a technique, as its committee decided it in one version; the newest
 * holds.
 *
 * @param version from 1; 0 is the handbook's, which holds while no committee has decided
 * @param failure what counts as a failed case
 * @param least signed cases as operator that a grant of level 4 needs
 * @param rare seen a few times a year: longer windows
 * @param committee who decided, with the number of the decision; empty for the handbook's
 * @param decidedOn null for the handbook's
 */
public record Requirement(
        InstitutionId institution,
        String technique,
        int version,
        Criterion numbers,
        Set<Failure> failure,
        int least,
        boolean rare,
        String committee,
        @Nullable LocalDate decidedOn,
        boolean simulated) {

    /** What may make a case a failed one. */
    public enum Failure {
        TAKEN_OVER,
        COMPLICATION,
        /** The outcome is known to be anything but good. */
        NOT_SUCCESSFUL
    }

    public Requirement {
        failure = Collections.unmodifiableSet(EnumSet.copyOf(failure));
    }

    /** The handbook's numbers (section 5.5), until a committee sets its own. */
    public static Requirement usual(InstitutionId institution, String technique) {
        return new Requirement(
                institution,
                technique,
                0,
                Criterion.USUAL,
                EnumSet.of(Failure.TAKEN_OVER, Failure.COMPLICATION),
                Criterion.USUAL.fewest(),
                false,
                "",
                null,
                false);
    }

    public boolean isUsual() {
        return version == 0;
    }

    /** Whether a case failed as this technique defines it here. */
    boolean failed(Done done) {
        return failure.stream()
                .anyMatch(each ->
                        switch (each) {
                            case TAKEN_OVER -> done.takenOver();
                            case COMPLICATION -> !done.complication().isEmpty();
                            case NOT_SUCCESSFUL ->
                                    done.outcome() != null && done.outcome() != Outcome.SUCCESSFUL;
                        });
    }
}
