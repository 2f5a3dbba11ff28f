package jieli.deployment.rotation;

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
}
