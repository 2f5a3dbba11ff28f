package jieli.deployment.rotation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What in a problem contradicts itself, said before anything is searched. */
final class Input {

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
        var people = problem.candidates().stream().map(Candidate::id).collect(Collectors.toSet());
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
                        Sentence.of("contradiction.pin", breach.rule().title(), breach.sentence()))
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

    /** Why there is no plan although no pin breaks a rule by itself: what it wants beside it. */
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
