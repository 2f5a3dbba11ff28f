package jieli.mentoring.admission;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jieli.directory.InstitutionId;
import jieli.identity.AccountId;
import jieli.terms.Term;
import org.jspecify.annotations.Nullable;

/**
 * One technique at one hospital: what was decided about it, what the log knows of it.
 *
 * @param steps the oldest first
 * @param decisions of both committees, the oldest first
 */
record Admission(
        InstitutionId institution,
        Term technique,
        List<Step> steps,
        List<Decision> decisions,
        List<Filing> filings,
        Known known) {

    /** What was decided. */
    record Step(
            int number,
            Stage stage,
            LocalDate day,
            String words,
            AccountId by,
            Instant at,
            boolean simulated) {}

    /** 医疗技术委员会, 伦理委员会. */
    enum Committee {
        TECHNICAL,
        ETHICS
    }

    /**
     * What a committee said.
     *
     * @param number of its minutes
     */
    record Decision(
            Committee committee,
            String number,
            boolean agreed,
            LocalDate day,
            AccountId by,
            boolean simulated) {}

    /** A restricted technique, filed with the authority. */
    record Filing(String number, String authority, LocalDate day, AccountId by) {}

    /**
     * What the log tells.
     *
     * @param cases that count
     * @param local of these without a visitor in the room
     * @param unadmitted of these entered while it was not admitted
     * @param standing of the baton: ABSENT … ROOTED; null while nothing is worked out
     */
    record Known(
            int cases,
            int local,
            int unadmitted,
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            @Nullable String standing) {

        static final Known NOTHING = new Known(0, 0, 0, null, null, null);

        public boolean isAsleep() {
            return "DORMANT".equals(standing) || "LOST".equals(standing);
        }
    }

    private static final int FILING_WORKING_DAYS = 15;

    Admission {
        steps = List.copyOf(steps);
        decisions = List.copyOf(decisions);
        filings = List.copyOf(filings);
    }

    public Optional<Step> last() {
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.getLast());
    }

    /** Where it stands; empty while nobody ever said anything about it. */
    public Optional<Stage> stage() {
        return last().map(Step::stage);
    }

    public boolean isAdmitted() {
        return stage().filter(Stage::isAdmitted).isPresent();
    }

    /** Whether it was in use before anybody kept a log: then its first logged case is no first. */
    boolean isOld() {
        return !steps.isEmpty() && steps.getFirst().stage() == Stage.ROUTINE;
    }

    /** Where it may go from here. */
    Set<Stage> next() {
        return stage().map(Stage::next).orElseGet(() -> Stage.first(isRestricted()));
    }

    /** The newest word of a committee. */
    Optional<Decision> newest(Committee committee) {
        return decisions.stream()
                .filter(one -> one.committee() == committee)
                .max(Comparator.comparing(Decision::day));
    }

    public boolean isRestricted() {
        return technique.attribute("restricted").equals("yes");
    }

    /** When it has to be filed at the latest; empty if it need not be, or was never used. */
    public Optional<LocalDate> filingDue() {
        return isRestricted()
                ? Optional.ofNullable(known.first()).map(Admission::filingDue)
                : Optional.empty();
    }

    public boolean isFilingLate(LocalDate today) {
        return filings.isEmpty() && filingDue().filter(today::isAfter).isPresent();
    }

    /** Fifteen working days after first use; public holidays are not taken off. */
    static LocalDate filingDue(LocalDate firstUse) {
        var day = firstUse;
        for (var working = 0; working < FILING_WORKING_DAYS; ) {
            day = day.plusDays(1);
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY
                    && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                working++;
            }
        }
        return day;
    }
}
