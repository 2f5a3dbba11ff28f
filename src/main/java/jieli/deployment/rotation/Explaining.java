package jieli.deployment.rotation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jieli.directory.Person.Grade;

/** Why seats stay empty: everybody who would fit is tried in the finished plan. */
final class Explaining {

    private final Problem problem;
    private final List<Rule> rules;
    private final Plan plan;
    private final Nearby nearby;
    private final Board board;
    private final Explanation.Fit fit;

    /** A stay that was tried, with the rules it would break. */
    private record Tried(Plan.Stay stay, List<Rule.Breach> breaches) {

        List<Rule> rules() {
            return breaches.stream().map(Rule.Breach::rule).distinct().toList();
        }
    }

    Explaining(Problem problem, List<Rule> rules, Plan plan) {
        this.problem = problem;
        this.rules = rules;
        this.plan = plan;
        this.nearby = new Nearby(problem, plan);
        this.board = Board.of(problem, rules);
        this.fit = new Explanation.Fit(problem, rules, board);
    }

    Explanation explanation() {
        // seats have nothing to do with each other here, and the order stays
        var gaps =
                problem.seats().parallelStream()
                        .flatMap(seat -> gaps(seat).stream().map(period -> gap(seat, period)))
                        .toList();
        return new Explanation(gaps, fit.unplaceable());
    }

    /** Runs of days without anybody on duty, within what is wanted and planned. */
    private List<Period> gaps(Seat seat) {
        var gaps = new ArrayList<Period>();
        var own = seat.period().shared(problem.horizon());
        if (own.isEmpty()) {
            return gaps;
        }
        var day = own.get().from();
        for (var stay : plan.at(seat)) {
            if (day.isBefore(stay.duty().from())) {
                gaps.add(new Period(day, stay.duty().from()));
            }
            day = stay.duty().until();
        }
        if (day.isBefore(own.get().until())) {
            gaps.add(new Period(day, own.get().until()));
        }
        return gaps;
    }

    private Explanation.Gap gap(Seat seat, Period period) {
        var duties = duties(seat, period);
        var tried =
                problem.candidates().stream()
                        .filter(candidate -> board.fits(seat, candidate))
                        .map(candidate -> tried(seat, candidate, duties))
                        .toList();
        var closest = tried.stream().map(Explaining::closest).toList();
        var free = closest.stream().filter(one -> one.breaches().isEmpty()).findFirst();
        if (free.isPresent()) {
            var stay = free.get().stay();
            var told = Sentence.of("gap.free", stay.candidate().name(), stay.duty());
            return new Explanation.Gap(seat, period, told, List.of(), Optional.of(told));
        }
        var why = closest.isEmpty() ? fit.nobody(seat) : standing(closest);
        var hindrances = closest.stream().map(Explaining::hindrance).toList();
        var change = change(seat, duties, tried.stream().flatMap(List::stream).toList());
        return new Explanation.Gap(seat, period, why, hindrances, change);
    }

    private List<Tried> tried(Seat seat, Candidate candidate, List<Period> duties) {
        var near = nearby.of(seat, candidate);
        return duties.stream()
                .map(duty -> tried(problem, problem.stay(seat, candidate, duty), near))
                .toList();
    }

    /** Of all duties within the gap the one that breaks the fewest rules, then the longest. */
    private static Tried closest(List<Tried> tried) {
        return tried.stream()
                .min(
                        Comparator.comparingInt((Tried one) -> one.rules().size())
                                .thenComparingInt(one -> -one.stay().duty().days()))
                .orElseThrow();
    }

    private List<Period> duties(Seat seat, Period gap) {
        var joints = Columns.joints(problem, seat);
        var inside =
                joints.stream().filter(day -> gap.holds(day) || day.equals(gap.until())).toList();
        var duties =
                IntStream.range(0, inside.size())
                        .boxed()
                        .flatMap(i ->
                                IntStream.range(i + 1, inside.size())
                                        .mapToObj(j -> new Period(inside.get(i), inside.get(j))))
                        .filter(duty -> board.allowsDuty(seat, duty))
                        .toList();
        return duties.isEmpty() ? List.of(gap) : duties;
    }

    private Tried tried(Problem changed, Plan.Stay stay, Plan near) {
        var alone = new Plan(List.of(stay));
        var together = near.with(stay);
        var breaches =
                rules.stream()
                        .flatMap(rule ->
                                rule
                                        .check(changed, rule.isAboutEachStay() ? alone : together)
                                        .stream())
                        .filter(breach -> breach.stays().contains(stay))
                        .toList();
        return new Tried(stay, breaches);
    }

    private static Explanation.Hindrance hindrance(Tried tried) {
        var sentences = tried.breaches().stream().map(Rule.Breach::sentence).distinct().toList();
        return new Explanation.Hindrance(
                tried.stay().candidate(), tried.rules(), Sentence.of("hindrance", sentences));
    }

    private static Sentence standing(List<Tried> closest) {
        var counts = new LinkedHashMap<Rule, Integer>();
        closest.forEach(
                tried -> tried.rules().forEach(rule -> counts.merge(rule, 1, Integer::sum)));
        var parts =
                counts.entrySet().stream()
                        .sorted((one, other) -> other.getValue() - one.getValue())
                        .map(entry ->
                                Sentence.of("gap.rule", entry.getKey().title(), entry.getValue()))
                        .toList();
        return Sentence.of("gap.hindered", closest.size(), parts);
    }

    /** The smallest change that, tried out, lets somebody in. */
    private Optional<Sentence> change(Seat seat, List<Period> duties, List<Tried> tried) {
        var easings =
                tried.stream()
                        .filter(one -> one.rules().size() == 1)
                        .flatMap(one ->
                                one.rules().getFirst().easings(problem, plan, one.stay()).stream())
                        .sorted(
                                Comparator.comparingInt(Rule.Easing::size)
                                        .thenComparingInt(one -> -one.stay().duty().days()));
        var another =
                duties.stream()
                        .sorted(Comparator.comparingInt(duty -> -duty.days()))
                        .map(duty -> Newcomer.easing(problem, seat, duty));
        return Stream.concat(easings, another)
                .filter(this::helps)
                .map(Rule.Easing::sentence)
                .findFirst();
    }

    private boolean helps(Rule.Easing easing) {
        var stay = easing.stay();
        var near = nearby.of(stay.seat(), stay.candidate());
        return tried(easing.problem(), stay, near).breaches().isEmpty();
    }

    /** Somebody made to measure, to find out whether one candidate more would fill a seat. */
    static final class Newcomer {

        /** Finding another person is a larger change than any other. */
        private static final int ANOTHER_PERSON = 10_000;

        private Newcomer() {}

        static Rule.Easing easing(Problem problem, Seat seat, Period duty) {
            var id = UUID.nameUUIDFromBytes("newcomer".getBytes(StandardCharsets.UTF_8));
            var altitude = Objects.requireNonNullElse(seat.altitudeMetres(), 0);
            var grade = Objects.requireNonNullElse(seat.minimumGrade(), Grade.ASSOCIATE_SENIOR);
            var presence =
                    problem.stay(seat, blank(id, seat, grade, altitude, duty), duty).presence();
            var newcomer = blank(id, seat, grade, altitude, presence);
            var people = Stream.concat(problem.candidates().stream(), Stream.of(newcomer)).toList();
            var changed = problem.withCandidates(people);
            var sentence =
                    Sentence.of(
                            "easing.newcomer",
                            seat.name(),
                            presence,
                            Sentence.of("grade." + grade),
                            altitude);
            return new Rule.Easing(
                    changed, changed.stay(seat, newcomer, duty), ANOTHER_PERSON, sentence);
        }

        private static Candidate blank(
                UUID id, Seat seat, Grade grade, int altitude, Period window) {
            return new Candidate(
                    id,
                    "",
                    id,
                    "",
                    Set.of(seat.specialty()),
                    grade,
                    altitude,
                    seat.languages(),
                    List.of(window),
                    List.of(),
                    List.of());
        }
    }

    /**
     * The part of a plan that a stay can clash with: what shares its recipient, its employer or its
     * candidate's couple. Rules look no further, and large plans are long.
     */
    static final class Nearby {

        private final Map<UUID, List<Plan.Stay>> byRecipient;
        private final Map<UUID, List<Plan.Stay>> byEmployer;
        private final Map<UUID, List<Plan.Stay>> byCandidate;
        private final Map<UUID, UUID> partners = new HashMap<>();

        Nearby(Problem problem, Plan plan) {
            byRecipient = by(plan, stay -> stay.seat().recipient());
            byEmployer = by(plan, stay -> stay.candidate().employer());
            byCandidate = by(plan, stay -> stay.candidate().id());
            for (var couple : problem.couples()) {
                partners.put(couple.one(), couple.other());
                partners.put(couple.other(), couple.one());
            }
        }

        private static Map<UUID, List<Plan.Stay>> by(Plan plan, Function<Plan.Stay, UUID> key) {
            return plan.stays().stream().collect(Collectors.groupingBy(key));
        }

        Plan of(Seat seat, Candidate candidate) {
            var stays = new LinkedHashSet<Plan.Stay>();
            stays.addAll(byRecipient.getOrDefault(seat.recipient(), List.of()));
            stays.addAll(byEmployer.getOrDefault(candidate.employer(), List.of()));
            stays.addAll(byCandidate.getOrDefault(candidate.id(), List.of()));
            var partner = partners.get(candidate.id());
            if (partner != null) {
                stays.addAll(byCandidate.getOrDefault(partner, List.of()));
            }
            return new Plan(List.copyOf(stays));
        }
    }
}
