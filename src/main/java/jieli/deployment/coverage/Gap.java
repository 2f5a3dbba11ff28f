package jieli.deployment.coverage;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import jieli.directory.InstitutionId;
import org.jspecify.annotations.Nullable;

/**
 * Days without enough people of a discipline.
 *
 * @param specialty as in {@link Line}
 * @param run open when nobody has set an end to the need
 */
record Gap(
        InstitutionId recipient,
        String recipientName,
        @Nullable String specialty,
        String title,
        Days.Run run) {

    /** How soon somebody has to act. */
    enum Nearness {
        PAST,
        OPEN,
        SOON,
        LATER;

        public String badge() {
            return switch (this) {
                case OPEN -> "bad";
                case SOON -> "warn";
                case PAST, LATER -> "calm";
            };
        }
    }

    /**
     * @param warnDays from how many days ahead a gap is warned of
     */
    Nearness nearness(LocalDate today, int warnDays) {
        var until = run.until();
        if (until != null && !until.isAfter(today)) {
            return Nearness.PAST;
        }
        if (!run.from().isAfter(today)) {
            return Nearness.OPEN;
        }
        return run.from().isAfter(today.plusDays(warnDays)) ? Nearness.LATER : Nearness.SOON;
    }

    /** Days until it opens; 0 once it has. */
    long daysAhead(LocalDate today) {
        return Math.max(0, ChronoUnit.DAYS.between(today, run.from()));
    }
}
