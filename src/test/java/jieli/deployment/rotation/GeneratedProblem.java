package jieli.deployment.rotation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Invented planning problems of any size, the same for the same seed on every machine. Everything
 * is drawn: who can do what, who is cleared how high, who can be away when. More days are wanted
 * than can be filled, and some seats nobody can hold.
 *
 * <p>The published ones: 100 candidates for 40 seats with seed 20270301, 400 for 150 with 20270302,
 * 3,000 for 1,200 with 20270303; each over 36 months from 1 March 2027.
 */
final class GeneratedProblem {

    static final LocalDate BEGIN = LocalDate.of(2027, 3, 1);
    static final int MONTHS = 36;
    static final Period HORIZON = new Period(BEGIN, BEGIN.plusMonths(MONTHS));

    /** A size of the bench with its published seed. */
    enum Size {
        SMALL(100, 40, 20270301),
        MEDIUM(400, 150, 20270302),
        LARGE(3_000, 1_200, 20270303);

        final int candidates;
        final int seats;
        final long seed;

        Size(int candidates, int seats, long seed) {
            this.candidates = candidates;
            this.seats = seats;
            this.seed = seed;
        }

        Problem problem() {
            return GeneratedProblem.of(candidates, seats, seed);
        }
    }

    private GeneratedProblem() {}

    static Problem of(int candidates, int seats, long seed) {
        var random = new SplittableRandom(seed);
        var seatList = new GeneratedSeats(random.split()).list(seats);
        var people = new GeneratedPeople(random.split(), seatList).list(candidates);
        return new Problem(
                HORIZON,
                seatList,
                people,
                couples(random.split(), people),
                settings(random.split(), seatList),
                List.of(),
                seed);
    }

    static UUID id(String kind, int number) {
        return UUID.nameUUIDFromBytes(
                (kind + ":" + number).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** One person in 33 is married to another of the list, most often from the same hospital. */
    private static List<Problem.Couple> couples(SplittableRandom random, List<Candidate> people) {
        var single = new ArrayList<>(people);
        return IntStream.range(0, people.size() / 66)
                .mapToObj(couple -> {
                    var one = single.remove(random.nextInt(single.size()));
                    var near =
                            single.stream()
                                    .filter(other -> other.employer().equals(one.employer()))
                                    .toList();
                    var among = near.isEmpty() || random.nextInt(10) < 3 ? single : near;
                    var other = among.get(random.nextInt(among.size()));
                    single.remove(other);
                    return new Problem.Couple(one.id(), other.id());
                })
                .toList();
    }

    /** Batches in March and September; half a year to a year and a half of duty; then rest. */
    private static Settings settings(SplittableRandom random, List<Seat> seats) {
        var batches =
                Stream.iterate(BEGIN, day -> day.plusMonths(6)).limit(MONTHS / 6 + 1).toList();
        return new Settings(6, 18, 150, 2, 7, batches, 3_000, teams(random, seats));
    }

    /**
     * Of the recipients that ask for three specialties one in six is drawn to be helped by a team:
     * two specialties at once, and one associate-senior title.
     */
    private static List<Settings.Team> teams(SplittableRandom random, List<Seat> seats) {
        var recipients = seats.stream().map(Seat::recipient).distinct().toList();
        return recipients.stream()
                .filter(recipient -> specialties(seats, recipient) >= 3)
                .filter(recipient -> random.nextInt(6) == 0)
                .map(recipient -> new Settings.Team(recipient, 2, 1))
                .toList();
    }

    private static long specialties(List<Seat> seats, UUID recipient) {
        return seats.stream()
                .filter(seat -> seat.recipient().equals(recipient))
                .map(Seat::specialty)
                .distinct()
                .count();
    }
}
