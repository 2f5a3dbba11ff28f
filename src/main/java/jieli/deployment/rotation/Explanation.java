package jieli.deployment.rotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why a plan leaves seats empty, and people at home.
 *
 * @param gaps by seat and day
 * @param unplaceable candidates whom no seat fits, whatever the plan
 */
public record Explanation(List<Gap> gaps, List<Unplaceable> unplaceable) {

    public Explanation {
        gaps = List.copyOf(gaps);
        unplaceable = List.copyOf(unplaceable);
    }

    /**
     * Days on which a seat has nobody on duty.
     *
     * @param why in a sentence
     * @param hindrances one for each candidate who has specialty, grade, altitude and language
     * @param change the smallest one, tried out, after which somebody holds the seat for the gap or
     *     a part of it; empty if no single change does
     */
    public record Gap(
            Seat seat,
            Period period,
            Sentence why,
            List<Hindrance> hindrances,
            Optional<Sentence> change) {
        public Gap {
            hindrances = List.copyOf(hindrances);
        }
    }

    /**
     * Who would fit, and what stands in the way.
     *
     * @param rules broken by the stay that comes closest, at least one
     */
    public record Hindrance(Candidate candidate, List<Rule> rules, Sentence sentence) {
        public Hindrance {
            rules = List.copyOf(rules);
        }
    }

    /** A candidate whom no seat fits. */
    public record Unplaceable(Candidate candidate, Sentence why) {}

    /** Who suits which seat at all, and at which rule the others fail. */
    static final class Fit {

        private final Problem problem;
        private final Board board;
        private final List<Rule> about;

        Fit(Problem problem, List<Rule> rules, Board board) {
            this.problem = problem;
            this.board = board;
            this.about = rules.stream().filter(Rule::isAboutFit).toList();
        }

        /** How many are left after each rule, for a seat that nobody suits. */
        Sentence nobody(Seat seat) {
            var parts = new ArrayList<Sentence>();
            var left = problem.candidates();
            for (var rule : about) {
                var next =
                        left.stream()
                                .filter(one -> rule.check(problem, alone(seat, one)).isEmpty())
                                .toList();
                if (next.size() < left.size()) {
                    parts.add(Sentence.of("gap.left", rule.title(), next.size()));
                }
                left = next;
            }
            return problem.candidates().isEmpty()
                    ? Sentence.of("gap.no-candidates")
                    : Sentence.of("gap.nobody", problem.candidates().size(), parts);
        }

        private Plan alone(Seat seat, Candidate candidate) {
            return new Plan(List.of(problem.stay(seat, candidate, seat.period())));
        }

        /** Candidates whom no seat suits, with what comes closest. */
        List<Explanation.Unplaceable> unplaceable() {
            return problem.candidates().stream()
                    .filter(one ->
                            problem.seats().stream().noneMatch(seat -> board.fits(seat, one)))
                    .map(one -> new Explanation.Unplaceable(one, why(one)))
                    .toList();
        }

        private Sentence why(Candidate candidate) {
            var parts = new ArrayList<Sentence>();
            var left = problem.seats();
            for (var rule : about) {
                var next =
                        left.stream()
                                .filter(seat ->
                                        rule.check(problem, alone(seat, candidate)).isEmpty())
                                .toList();
                if (next.size() < left.size()) {
                    parts.add(Sentence.of("gap.left", rule.title(), next.size()));
                }
                left = next;
            }
            return Sentence.of("unplaceable", candidate.name(), problem.seats().size(), parts);
        }
    }
}
