package jieli.deployment.rotation;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jieli.deployment.rotation.Candidate.Past;
import jieli.deployment.rotation.Candidate.Wish;
import jieli.directory.Person.Grade;
import org.jspecify.annotations.Nullable;

/** Invented specialists of hospitals with about forty volunteers each. */
final class GeneratedPeople {

    private static final int AN_EMPLOYER = 40;

    private final SplittableRandom random;
    private final List<Seat> seats;

    GeneratedPeople(SplittableRandom random, List<Seat> seats) {
        this.random = random;
        this.seats = seats;
    }

    List<Candidate> list(int count) {
        var employers = Math.max(2, count / AN_EMPLOYER);
        return IntStream.range(0, count).mapToObj(number -> candidate(number, employers)).toList();
    }

    private Candidate candidate(int number, int employers) {
        var specialty = specialty();
        var both = random.nextInt(10) == 0 ? specialty.near() : specialty;
        return new Candidate(
                GeneratedProblem.id("candidate", number),
                "人选%04d".formatted(number),
                GeneratedProblem.id("employer", random.nextInt(employers)),
                specialty.code,
                Stream.of(specialty.code, both.code).collect(java.util.stream.Collectors.toSet()),
                grade(),
                cleared(),
                random.nextInt(12) == 0 ? Set.of("zh", "bo") : Set.of("zh"),
                windows(),
                wishes(specialty.code),
                past());
    }

    private Grade grade() {
        var draw = random.nextInt(100);
        return draw < 8
                ? Grade.JUNIOR
                : draw < 52
                        ? Grade.INTERMEDIATE
                        : draw < 86 ? Grade.ASSOCIATE_SENIOR : Grade.SENIOR;
    }

    /** One in twelve has not been examined; the others are cleared for 3,000 to 5,000 m. */
    private @Nullable Integer cleared() {
        return random.nextInt(12) == 0
                ? null
                : Math.clamp(Math.round(46 + random.nextGaussian() * 4), 30, 50) * 100;
    }

    /** Seven in ten volunteers answer a call for one of the seats. */
    private GeneratedSpecialties specialty() {
        return random.nextInt(10) < 3
                ? GeneratedSpecialties.had(random)
                : GeneratedSpecialties.of(seats.get(random.nextInt(seats.size())).specialty());
    }

    /** Never (3 %), all the time (5 %), once for 9 to 20 months (62 %), twice for 8 to 14. */
    private List<Period> windows() {
        var draw = random.nextInt(100);
        if (draw < 3) {
            return List.of();
        }
        if (draw < 8) {
            return List.of(GeneratedProblem.HORIZON);
        }
        return draw < 70
                ? List.of(window(9, 20, 0, GeneratedProblem.MONTHS))
                : List.of(
                        window(8, 14, 0, GeneratedProblem.MONTHS / 2),
                        window(8, 14, GeneratedProblem.MONTHS / 2, GeneratedProblem.MONTHS));
    }

    /** With ten days to spare for the hand-over. */
    private Period window(int shortest, int longest, int first, int last) {
        var months = shortest + random.nextInt(longest - shortest + 1);
        var begin =
                GeneratedProblem.BEGIN.plusMonths(
                        first + random.nextInt(last - first - months + 1));
        return new Period(begin, begin.plusMonths(months).plusDays(10));
    }

    private List<Wish> wishes(String specialty) {
        return switch (random.nextInt(10)) {
            case 0, 1 -> List.of(new Wish(true, null, half()));
            case 2 -> List.of(new Wish(false, null, half()));
            case 3 -> List.of(new Wish(false, seat(specialty), null));
            default -> List.of();
        };
    }

    private Period half() {
        var begin = GeneratedProblem.BEGIN.plusMonths(6L * random.nextInt(6));
        return new Period(begin, begin.plusMonths(6));
    }

    private UUID seat(String specialty) {
        var fitting = seats.stream().filter(seat -> seat.specialty().equals(specialty)).toList();
        var among = fitting.isEmpty() ? seats : fitting;
        return among.get(random.nextInt(among.size())).id();
    }

    /** A third has been away before; of those one in eight is still away when the plan begins. */
    private List<Past> past() {
        if (random.nextInt(3) > 0) {
            return List.of();
        }
        var months = 6 * (1 + random.nextInt(3));
        var ended =
                random.nextInt(8) == 0
                        ? GeneratedProblem.BEGIN.plusMonths(1 + random.nextInt(4))
                        : GeneratedProblem.BEGIN.minusMonths(random.nextInt(48));
        return List.of(
                new Past(
                        seats.get(random.nextInt(seats.size())).recipient(),
                        new Period(ended.minusMonths(months), ended)));
    }
}
