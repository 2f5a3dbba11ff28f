package jieli.deployment.certificate;

import java.time.LocalDate;
import jieli.deployment.Part;
import jieli.deployment.Stay;

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

    public LocalDate lastDay() {
        return until.minusDays(1);
    }
}
