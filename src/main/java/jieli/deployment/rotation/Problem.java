package jieli.deployment.rotation;

import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;

/**
 * What is to be planned. Nothing outside it is looked at, and the same problem gives the same plan.
 *
 * @param horizon days that are planned; a seat's need outside of it does not count
 * @param couples two people not to be away at once
 * @param pins what a planner has decided by hand
 * @param seed for the ties among equally good plans
 */
public record Problem(
        Period horizon,
        List<Seat> seats,
        List<Candidate> candidates,
        List<Couple> couples,
        Settings settings,
        List<Pin> pins,
        long seed) {

    public Problem {
        seats = List.copyOf(seats);
        candidates = List.copyOf(candidates);
        couples = List.copyOf(couples);
        pins = List.copyOf(pins);
    }

    /** Two candidates of whom one stays at home. */
    public record Couple(UUID one, UUID other) {}

    /**
     * What a planner has decided by hand.
     *
     * @param wanted true if the candidate must hold the seat for exactly this duty, false if the
     *     candidate must not hold the seat on any day of it
     */
    public record Pin(boolean wanted, UUID seat, UUID candidate, Period period) {}

    /** A seat by its id. */
    public Seat seat(UUID id) {
        return seats.stream()
                .filter(seat -> seat.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no seat " + id));
    }

    /** A candidate by id. */
    public Candidate candidate(UUID id) {
        return candidates.stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no candidate " + id));
    }

    /** A stay with the days of hand-over that follow its duty. */
    public Plan.Stay stay(Seat seat, Candidate candidate, Period duty) {
        var last = earlier(seat.period().until(), horizon.until());
        var leaves = earlier(duty.until().plusDays(settings.overlapDays()), last);
        var home = leaves.isBefore(duty.until()) ? duty.until() : leaves;
        return new Plan.Stay(seat, candidate, duty, new Period(duty.from(), home));
    }

    /** The same, by the ids a stored plan has. */
    public Plan.Stay stay(UUID seat, UUID candidate, Period duty) {
        return stay(seat(seat), candidate(candidate), duty);
    }

    /** The same problem with other pins. */
    public Problem withPins(List<Pin> others) {
        return new Problem(horizon, seats, candidates, couples, settings, others, seed);
    }

    /** The same problem with other settings. */
    public Problem withSettings(Settings others) {
        return new Problem(horizon, seats, candidates, couples, others, pins, seed);
    }

    /** The same problem with other candidates. */
    public Problem withCandidates(List<Candidate> others) {
        return new Problem(horizon, seats, others, couples, settings, pins, seed);
    }

    /** The same problem with one candidate changed. */
    public Problem withCandidate(Candidate changed) {
        return withCandidates(
                candidates.stream()
                        .map(one -> one.id().equals(changed.id()) ? changed : one)
                        .toList());
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
