package jieli.deployment.rotation;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import jieli.directory.Person.Grade;
import org.jspecify.annotations.Nullable;

/**
 * Someone who may be sent.
 *
 * @param employer the hospital behind the person
 * @param department within the employer, by name; empty if unknown
 * @param specialties codes, any of which the person can stand for
 * @param grade of the professional title; null if unknown, and then below every minimum
 * @param clearedMetres the altitude a physician has cleared the person for; null if nobody has
 * @param windows in which the person can be away; none means never
 * @param wishes heard where nothing weightier decides
 * @param past postings before the plan, a running one included; rest counts from their end
 */
public record Candidate(
        UUID id,
        String name,
        UUID employer,
        String department,
        Set<String> specialties,
        @Nullable Grade grade,
        @Nullable Integer clearedMetres,
        Set<String> languages,
        List<Period> windows,
        List<Wish> wishes,
        List<Past> past) {

    public Candidate {
        specialties = Set.copyOf(specialties);
        languages = Set.copyOf(languages);
        windows = List.copyOf(windows);
        wishes = List.copyOf(wishes);
        past = List.copyOf(past);
    }

    /**
     * What a candidate would like or would rather not. A seat, a period, or a seat in a period.
     *
     * @param preferred true for a wish, false for an aversion
     * @param seat null for any seat
     * @param period null for any time
     */
    public record Wish(boolean preferred, @Nullable UUID seat, @Nullable Period period) {

        /** Whether a stay is one this wish speaks of. */
        public boolean speaksOf(Plan.Stay stay) {
            return (seat == null || seat.equals(stay.seat().id()))
                    && (period == null || period.meets(stay.duty()));
        }
    }

    /** A posting that was, or that runs when the plan begins. */
    public record Past(UUID recipient, Period period) {}

    /** The same person, at home in a period. */
    public Candidate without(Period period) {
        return withWindows(windows.stream().flatMap(window -> window.without(period)).toList());
    }

    /** The same person, away at other times. */
    public Candidate withWindows(List<Period> others) {
        return new Candidate(
                id,
                name,
                employer,
                department,
                specialties,
                grade,
                clearedMetres,
                languages,
                others,
                wishes,
                past);
    }

    /** Whether the title is associate senior or senior. */
    public boolean isSenior() {
        return grade != null && grade.compareTo(Grade.ASSOCIATE_SENIOR) >= 0;
    }

    /** Months away so far. */
    public int monthsAway() {
        return past.stream().mapToInt(posting -> posting.period().months()).sum();
    }

    /**
     * Whether a stay goes against what the person said: it meets an aversion, or misses every one
     * of the wishes.
     */
    public boolean dislikes(Plan.Stay stay) {
        var liked = wishes.stream().filter(Wish::preferred).toList();
        return wishes.stream().anyMatch(wish -> !wish.preferred() && wish.speaksOf(stay))
                || !liked.isEmpty() && liked.stream().noneMatch(wish -> wish.speaksOf(stay));
    }
}
