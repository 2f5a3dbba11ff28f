package jieli.deployment.rotation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Proposes plans that leave the least weighted need unmet, then have the fewest hand-overs, then
 * the fairest load. Holds no state: one planner serves any number of threads.
 */
public final class Planner {

    private final List<Rule> rules;

    /**
     * @param rules that every plan keeps, usually {@code RotationRules.all()}
     */
    public Planner(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * How hard to try.
     *
     * @param limit after which the best plan so far is returned
     * @param workers threads: one proves, a second looks for better plans meanwhile; with one the
     *     same seed gives the same plan unless the limit or the stop cuts the search short, with
     *     two the score is the same but ties may fall differently
     * @param stop asked several times a second; true ends the search, the best plan is kept
     */
    public record Effort(Duration limit, int workers, BooleanSupplier stop) {

        /** One thread, never stopped: the same plan for the same seed. */
        public static Effort of(Duration limit) {
            return new Effort(limit, 1, () -> false);
        }
    }

    /** Hears how the search stands, now and then, from a thread of the solver. */
    @FunctionalInterface
    public interface Progress {
        /** Hears nothing. */
        Progress NONE = standing -> {};

        /** Called after each better plan or bound; must return quickly. */
        void at(Standing standing);
    }

    /**
     * How the search stands.
     *
     * @param plan the best so far, for whoever keeps it in case the node dies
     * @param best its score
     * @param bound no plan has less unmet need
     * @param gapPercent of the unmet need
     */
    public record Standing(
            Plan plan, Score best, long bound, double gapPercent, Duration elapsed) {}

    /** Somebody who cannot be away in a period after all. */
    public record Absence(UUID candidate, Period period) {}

    /** The best plan that can be found with that effort, or why there is none. */
    public Outcome solve(Problem problem, Effort effort, Progress progress) {
        var contradictions = new Input(problem, rules).contradictions();
        return contradictions.isEmpty()
                ? search(problem, effort, progress, null)
                : new Outcome.Contradictory(contradictions);
    }

    /**
     * A plan after an absence that fills as much need as any could, then differs from the earlier
     * one in the fewest stays. Stays that have begun belong among the pins.
     *
     * @return with a bound of the unmet need only
     */
    public Outcome replan(
            Problem problem, Plan earlier, Absence absence, Effort effort, Progress progress) {
        var absent = problem.candidate(absence.candidate());
        var changed = problem.withCandidate(absent.without(absence.period()));
        var contradictions = new Input(changed, rules).contradictions();
        return contradictions.isEmpty()
                ? search(changed, effort, progress, again(changed, earlier))
                : new Outcome.Contradictory(contradictions);
    }

    private Outcome search(
            Problem problem, Effort effort, Progress progress, @Nullable Plan earlier) {
        return new Search(problem, rules, effort, progress, earlier).run();
    }

    /** The same stays with the people and seats as they are now. */
    private static Plan again(Problem problem, Plan plan) {
        return new Plan(
                plan.stays().stream()
                        .map(stay ->
                                problem.stay(stay.seat().id(), stay.candidate().id(), stay.duty()))
                        .toList());
    }

    /** What of any plan breaks which rule; independent of the solver. */
    public List<Rule.Breach> check(Problem problem, Plan plan) {
        return rules.stream().flatMap(rule -> rule.check(problem, plan).stream()).toList();
    }

    /** Why the plan leaves seats empty, and what smallest change would fill each. */
    public Explanation explain(Problem problem, Plan plan) {
        return new Explaining(problem, rules, plan).explanation();
    }

    /** What in a problem contradicts itself, said before anything is searched. */
    static final class Input {

        private final Problem problem;
        private final List<Rule> rules;

        Input(Problem problem, List<Rule> rules) {
            this.problem = problem;
            this.rules = rules;
        }

        List<Sentence> contradictions() {
            var sentences = new ArrayList<Sentence>();
            sentences.addAll(twice());
            sentences.addAll(strangers());
            rules.forEach(rule -> sentences.addAll(rule.contradictions(problem)));
            return sentences.isEmpty() ? pins() : sentences;
        }

        private List<Sentence> twice() {
            var seen = new HashSet<UUID>();
            return Stream.concat(
                            problem.seats().stream()
                                    .filter(seat -> !seen.add(seat.id()))
                                    .map(Seat::name),
                            problem.candidates().stream()
                                    .filter(candidate -> !seen.add(candidate.id()))
                                    .map(Candidate::name))
                    .map(name -> Sentence.of("contradiction.twice", name))
                    .toList();
        }

        private List<Sentence> strangers() {
            var seats = problem.seats().stream().map(Seat::id).collect(Collectors.toSet());
            var people =
                    problem.candidates().stream().map(Candidate::id).collect(Collectors.toSet());
            var sentences = new ArrayList<Sentence>();
            for (var pin : problem.pins()) {
                if (!seats.contains(pin.seat()) || !people.contains(pin.candidate())) {
                    sentences.add(Sentence.of("contradiction.pin-stranger", pin.period()));
                }
            }
            for (var couple : problem.couples()) {
                if (couple.one().equals(couple.other())
                        || !people.containsAll(Set.of(couple.one(), couple.other()))) {
                    sentences.add(Sentence.of("contradiction.couple-stranger"));
                }
            }
            return sentences;
        }

        /** Pins that break a rule by themselves, whatever else is planned. */
        private List<Sentence> pins() {
            var pinned = pinned(problem);
            return rules.stream()
                    .filter(rule -> !rule.isMendedByMore())
                    .flatMap(rule -> rule.check(problem, pinned).stream())
                    .map(breach ->
                            Sentence.of(
                                    "contradiction.pin", breach.rule().title(), breach.sentence()))
                    .toList();
        }

        /** The pinned stays, and nothing else. */
        static Plan pinned(Problem problem) {
            return new Plan(
                    problem.pins().stream()
                            .filter(Problem.Pin::wanted)
                            .map(pin -> problem.stay(pin.seat(), pin.candidate(), pin.period()))
                            .toList());
        }

        /**
         * Why there is no plan although no pin breaks a rule by itself: what it wants beside it.
         */
        List<Sentence> unfinished(boolean impossible) {
            var pinned = pinned(problem);
            var key = impossible ? "contradiction.pin-alone" : "contradiction.pin-unsolved";
            return rules.stream()
                    .filter(Rule::isMendedByMore)
                    .flatMap(rule -> rule.check(problem, pinned).stream())
                    .map(breach -> Sentence.of(key, breach.rule().title(), breach.sentence()))
                    .toList();
        }
    }
}
