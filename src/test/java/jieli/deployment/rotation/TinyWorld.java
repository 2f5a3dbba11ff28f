package jieli.deployment.rotation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import jieli.directory.Person.Grade;

/** Problems so small that every plan can be looked at, with every rule at work in some of them. */
final class TinyWorld {

    private static final LocalDate BEGIN = LocalDate.of(2026, 1, 1);

    private final Random random;

    private TinyWorld(long seed) {
        this.random = new Random(seed);
    }

    static Problem of(long seed) {
        return new TinyWorld(seed).problem(seed);
    }

    private Problem problem(long seed) {
        var seats = IntStream.range(0, 2).mapToObj(this::seat).toList();
        var people = IntStream.range(0, 3).mapToObj(this::candidate).toList();
        var couples =
                random.nextInt(3) == 0
                        ? List.of(new Problem.Couple(people.get(0).id(), people.get(1).id()))
                        : List.<Problem.Couple>of();
        return new Problem(
                new Period(BEGIN, BEGIN.plusMonths(9)),
                seats,
                people,
                couples,
                settings(),
                pins(seats, people),
                seed);
    }

    private Seat seat(int i) {
        var from = random.nextInt(4) == 0 ? 1 : 0;
        return new Seat(
                Worlds.id("seat" + i),
                "seat " + i,
                Worlds.id("recipient" + random.nextInt(2)),
                "S" + random.nextInt(2),
                random.nextBoolean() ? Grade.INTERMEDIATE : null,
                random.nextInt(8) == 0 ? null : 2_000 + 1_000 * random.nextInt(2),
                random.nextInt(5) == 0 ? Set.of("bo") : Set.of(),
                1 + random.nextInt(3),
                new Period(BEGIN.plusMonths(from), BEGIN.plusMonths(8 + random.nextInt(4))));
    }

    private Candidate candidate(int i) {
        return new Candidate(
                Worlds.id("candidate" + i),
                "candidate " + i,
                Worlds.id("employer" + random.nextInt(2)),
                random.nextInt(4) == 0 ? "" : "department",
                random.nextBoolean() ? Set.of("S0", "S1") : Set.of("S" + random.nextInt(2)),
                random.nextInt(5) == 0 ? null : Grade.values()[random.nextInt(4)],
                random.nextInt(4) == 0 ? null : 3_500,
                random.nextBoolean() ? Set.of("zh", "bo") : Set.of("zh"),
                windows(),
                wishes(),
                past());
    }

    private List<Period> windows() {
        if (random.nextBoolean()) {
            return List.of(new Period(BEGIN, BEGIN.plusMonths(12)));
        }
        var middle = 3 + random.nextInt(3);
        return List.of(
                new Period(BEGIN, BEGIN.plusMonths(middle).plusDays(random.nextInt(9))),
                new Period(BEGIN.plusMonths(middle + 1), BEGIN.plusMonths(12)));
    }

    private List<Candidate.Wish> wishes() {
        return random.nextInt(3) > 0
                ? List.of()
                : List.of(
                        new Candidate.Wish(
                                random.nextBoolean(), Worlds.id("seat" + random.nextInt(2)), null));
    }

    private List<Candidate.Past> past() {
        var ended = BEGIN.plusDays(60 - random.nextInt(150));
        return random.nextInt(3) > 0
                ? List.of()
                : List.of(
                        new Candidate.Past(
                                Worlds.id("recipient0"), new Period(ended.minusMonths(6), ended)));
    }

    private Settings settings() {
        var dates = IntStream.rangeClosed(0, 3).mapToObj(i -> BEGIN.plusMonths(3L * i)).toList();
        var teams = new ArrayList<Settings.Team>();
        if (random.nextInt(3) == 0) {
            teams.add(new Settings.Team(Worlds.id("recipient0"), 1, random.nextInt(2)));
        }
        return new Settings(
                2 + random.nextInt(2),
                3 + random.nextInt(6),
                1 + random.nextInt(120),
                1 + random.nextInt(2),
                random.nextInt(9),
                dates,
                2_500,
                teams);
    }

    private List<Problem.Pin> pins(List<Seat> seats, List<Candidate> people) {
        return random.nextInt(3) > 0
                ? List.of()
                : List.of(
                        new Problem.Pin(
                                false,
                                seats.get(0).id(),
                                people.get(random.nextInt(3)).id(),
                                new Period(BEGIN, BEGIN.plusMonths(1 + random.nextInt(6)))));
    }

    /** Every stay anybody could think of between the seat's joints, allowed or not. */
    static List<Plan.Stay> stays(Problem problem) {
        var stays = new ArrayList<Plan.Stay>();
        for (var seat : problem.seats()) {
            var days = Columns.joints(problem, seat);
            for (var i = 0; i < days.size(); i++) {
                for (var j = i + 1; j < days.size(); j++) {
                    var duty = new Period(days.get(i), days.get(j));
                    problem.candidates()
                            .forEach(person -> stays.add(problem.stay(seat, person, duty)));
                }
            }
        }
        return stays;
    }
}
