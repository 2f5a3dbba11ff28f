package jieli.deployment.rotation;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jieli.directory.Person.Grade;

/** Invented problems, the same for the same seed. */
final class Worlds {

    static final LocalDate BEGIN = LocalDate.of(2026, 1, 1);

    private final Random random;
    private final int months;
    private final int step;

    private Worlds(long seed, int months, int step) {
        this.random = new Random(seed);
        this.months = months;
        this.step = step;
    }

    /**
     * Many posts with about as many fitting people as a province has.
     *
     * @param step months between batch dates
     */
    static Problem large(long seed, int candidates, int seats, int months, int step) {
        return new Worlds(seed, months, step).large(seed, candidates, seats);
    }

    static UUID id(String what) {
        return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8));
    }

    static LocalDate month(int offset) {
        return BEGIN.plusMonths(offset);
    }

    private Problem large(long seed, int candidates, int seats) {
        var recipients = Math.max(1, seats / 8);
        var horizon = new Period(BEGIN, month(months));
        var posts = IntStream.range(0, seats).mapToObj(i -> seat(i, i % recipients)).toList();
        var people = IntStream.range(0, candidates).mapToObj(this::candidate).toList();
        var couples = new ArrayList<Problem.Couple>();
        for (var i = 0; i + 1 < candidates; i += 40) {
            couples.add(new Problem.Couple(people.get(i).id(), people.get(i + 1).id()));
        }
        var teams =
                IntStream.range(0, recipients)
                        .filter(i -> i % 2 == 0)
                        .mapToObj(i -> new Settings.Team(id("recipient" + i), 2, 1))
                        .toList();
        return new Problem(horizon, posts, people, couples, settings(teams), List.of(), seed);
    }

    private Settings settings(List<Settings.Team> teams) {
        var dates = IntStream.rangeClosed(0, months / step).mapToObj(i -> month(i * step)).toList();
        return new Settings(6, 18, 180, 2, 7, dates, 2_500, teams);
    }

    private Seat seat(int i, int recipient) {
        var altitude = 1_000 + 500 * (recipient % 8);
        var from = random.nextInt(4) == 0 ? random.nextInt(months / 2) : 0;
        return new Seat(
                id("seat" + i),
                "岗位" + i,
                id("recipient" + recipient),
                specialty(),
                random.nextInt(3) == 0 ? Grade.ASSOCIATE_SENIOR : Grade.INTERMEDIATE,
                altitude,
                Set.of(),
                1 + random.nextInt(9),
                new Period(month(from), month(months + 12)));
    }

    private Candidate candidate(int i) {
        var cleared = 2_000 + 500 * random.nextInt(7);
        var employer = random.nextInt(Math.max(1, months));
        return new Candidate(
                id("candidate" + i),
                "人员" + i,
                id("employer" + employer),
                "科" + random.nextInt(10),
                Set.copyOf(List.of(specialty(), specialty())),
                Grade.values()[1 + random.nextInt(3)],
                cleared,
                Set.of(),
                windows(),
                wishes(),
                past());
    }

    private String specialty() {
        // a few specialties are much more common than the others
        return "S" + Math.min(random.nextInt(12), random.nextInt(12));
    }

    private List<Period> windows() {
        if (random.nextInt(2) == 0) {
            return List.of(new Period(BEGIN, month(months + 24)));
        }
        var from = random.nextInt(months - 8);
        var until = from + 8 + random.nextInt(months);
        return List.of(new Period(month(from), month(until)));
    }

    private List<Candidate.Wish> wishes() {
        return random.nextInt(5) > 0
                ? List.of()
                : List.of(
                        new Candidate.Wish(
                                false, null, new Period(month(months / 3), month(months / 2))));
    }

    private List<Candidate.Past> past() {
        var ago = 6 + random.nextInt(40);
        return random.nextInt(3) > 0
                ? List.of()
                : Stream.of(new Period(month(-ago - 12), month(-ago)))
                        .map(period -> new Candidate.Past(id("recipient0"), period))
                        .toList();
    }
}
