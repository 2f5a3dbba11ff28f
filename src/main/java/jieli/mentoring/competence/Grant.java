package jieli.mentoring.competence;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.terms.NotFound;
import org.jspecify.annotations.Nullable;

/**
 * 授权: what somebody may do, signed, dated, with an end. It never follows from cases by itself.
 *
 * @param level 1 to 5
 * @param scope limits in words; empty: none
 * @param until the first day without
 * @param evidence what it rested on that day, word for word
 */
record Grant(
        UUID id,
        PersonId person,
        InstitutionId institution,
        String technique,
        int level,
        String scope,
        LocalDate from,
        LocalDate until,
        String evidence,
        PersonId grantor,
        List<Suspension> suspensions,
        boolean simulated) {

    /** From this level on somebody works without a supervisor at hand. */
    static final int ALONE = 4;

    /** How long a grant holds unless something else is said (the handbook's 5.1). */
    static final int MONTHS = 24;

    /** Taken back for good (until is null), or for a time. */
    record Suspension(LocalDate from, @Nullable LocalDate until, String reason) {

        boolean contains(LocalDate day) {
            return !day.isBefore(from) && (until == null || day.isBefore(until));
        }

        public boolean isForGood() {
            return until == null;
        }
    }

    /** What a grant is on a day. */
    enum State {
        AHEAD,
        VALID,
        SUSPENDED,
        WITHDRAWN,
        ENDED
    }

    Grant {
        suspensions = List.copyOf(suspensions);
    }

    /** The id in an address; what is no id names nothing. */
    static UUID idOf(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw new NotFound(text);
        }
    }

    boolean alone() {
        return level >= ALONE;
    }

    /** Whether it was worth something on a day at all: it was not taken back before it began. */
    boolean everHeld() {
        return suspensions.stream()
                .noneMatch(each -> each.isForGood() && each.from().isBefore(from));
    }

    /** The day on which it was taken back for good, if it had begun to hold and was not over. */
    Optional<LocalDate> withdrawn() {
        return suspensions.stream()
                .filter(each -> each.isForGood() && everHeld() && each.from().isBefore(until))
                .map(Suspension::from)
                .findFirst();
    }

    /** Whether it holds on a day, or is suspended for a time only. */
    boolean stands(LocalDate day) {
        var state = state(day);
        return state == State.VALID || state == State.SUSPENDED;
    }

    /**
     * Whether it held on a day, or on a part of it: a suspension undoes no case of its first day.
     */
    boolean coversCasesOf(LocalDate day) {
        return everHeld()
                && !day.isBefore(from)
                && day.isBefore(until)
                && suspensions.stream()
                        .noneMatch(each -> each.contains(day) && each.from().isBefore(day));
    }

    boolean holds(LocalDate day) {
        return state(day) == State.VALID;
    }

    State state(LocalDate day) {
        if (suspensions.stream().anyMatch(each -> each.isForGood() && each.contains(day))) {
            return State.WITHDRAWN;
        }
        if (day.isBefore(from)) {
            return State.AHEAD;
        }
        if (!day.isBefore(until)) {
            return State.ENDED;
        }
        return suspensions.stream().anyMatch(each -> each.contains(day))
                ? State.SUSPENDED
                : State.VALID;
    }

    /** Since when it has held without a break, seen from a day on which it holds. */
    LocalDate heldSince(LocalDate day) {
        return suspensions.stream()
                .map(Suspension::until)
                .filter(end -> end != null && !end.isAfter(day) && end.isAfter(from))
                .max(LocalDate::compareTo)
                .orElse(from);
    }

    /** Whether it says the same on some of the same days, and still counts on them. */
    boolean repeats(int otherLevel, LocalDate otherFrom, LocalDate otherUntil) {
        var stands = suspensions.stream().noneMatch(Suspension::isForGood);
        return stands
                && level == otherLevel
                && from.isBefore(otherUntil)
                && otherFrom.isBefore(until);
    }
}
