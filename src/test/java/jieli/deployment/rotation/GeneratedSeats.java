package jieli.deployment.rotation;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import jieli.directory.Person.Grade;
import org.jspecify.annotations.Nullable;

/** Seats at invented county hospitals between 3,000 and 4,700 m, five a hospital. */
final class GeneratedSeats {

    private static final int A_RECIPIENT = 5;
    private static final int[] WEIGHTS = {1, 2, 2, 3, 3, 5, 5, 8, 10};

    private final SplittableRandom random;

    GeneratedSeats(SplittableRandom random) {
        this.random = random;
    }

    List<Seat> list(int count) {
        var altitudes =
                random.ints((count + A_RECIPIENT - 1) / A_RECIPIENT, 300, 471)
                        .map(tens -> tens * 10)
                        .toArray();
        return IntStream.range(0, count)
                .mapToObj(number -> seat(number, altitudes[number / A_RECIPIENT]))
                .toList();
    }

    private Seat seat(int number, int altitude) {
        var specialty = GeneratedSpecialties.wanted(random).code;
        return new Seat(
                GeneratedProblem.id("seat", number),
                "%04d %s".formatted(number, specialty),
                GeneratedProblem.id("recipient", number / A_RECIPIENT),
                specialty,
                minimum(),
                altitude,
                random.nextInt(25) == 0 ? Set.of("bo") : Set.of(),
                WEIGHTS[random.nextInt(WEIGHTS.length)],
                period());
    }

    private @Nullable Grade minimum() {
        var draw = random.nextInt(100);
        return draw < 25
                ? null
                : draw < 70
                        ? Grade.INTERMEDIATE
                        : draw < 96 ? Grade.ASSOCIATE_SENIOR : Grade.SENIOR;
    }

    /** Most go through; the others begin with a quarter, a fifth of them with any month. */
    private Period period() {
        if (random.nextInt(100) < 60) {
            return GeneratedProblem.HORIZON;
        }
        var step = random.nextInt(5) == 0 ? 1 : 3;
        var months = 12 + random.nextInt(18 / step + 1) * step;
        var first = random.nextInt((GeneratedProblem.MONTHS - months) / step + 1) * step;
        var from = GeneratedProblem.BEGIN.plusMonths(first);
        return new Period(from, from.plusMonths(months));
    }
}
