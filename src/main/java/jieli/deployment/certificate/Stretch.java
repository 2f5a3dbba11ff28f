package jieli.deployment.certificate;

import java.time.LocalDate;
import java.util.Locale;
import jieli.deployment.Posting.Part;
import jieli.deployment.Posting.Stay;
import jieli.terms.Terms;

/**
 * One posting as a certificate states it.
 *
 * @param specialty a code of {@code terms}; empty for who treats nobody
 * @param batch the team's ordinal, or empty
 * @param until the first day after the last one counted
 */
record Stretch(
        String recipient,
        String department,
        String specialty,
        Part part,
        Stay stay,
        String batch,
        LocalDate from,
        LocalDate until,
        Days days) {

    /** The discipline by its name; empty for none. */
    public String specialtyName(Locale locale) {
        return specialty.isEmpty() ? "" : Terms.get("specialties").name(specialty, locale);
    }

    public LocalDate lastDay() {
        return until.minusDays(1);
    }
}
