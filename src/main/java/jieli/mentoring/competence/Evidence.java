package jieli.mentoring.competence;

import jieli.mentoring.competence.LearningCurve.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What a grant can rest on. A grant of level 4 or 5 needs all of: as many signed cases as operator
 * at the hospital as its technique asks for; at least one signed case in which the supervisor
 * observed level 4 or more; no alarm that nobody has answered. The curve's signal is not among
 * them: by itself it proves nothing (h = 1.25 lets 74 of 100 doctors with the wrong failure rate
 * through within 50 cases), and most techniques of a county never gather the cases for it. It is
 * written down with the grant, whatever it says. A grant below level 4 keeps a supervisor at hand
 * and asks for nothing.
 *
 * @param signed cases as operator signed off
 * @param least how many a grant of level 4 needs
 * @param alone signed cases in which level 4 or more was observed
 */
record Evidence(int signed, int least, int alone, boolean openRelapse, Verdict verdict) {

    /** What is missing; {@code mentoring.grant.refusal.…} says it in words. */
    enum Missing {
        TOO_FEW_SIGNED,
        NEVER_OBSERVED_ALONE,
        RELAPSE_OPEN
    }

    static Evidence of(Skill skill) {
        return new Evidence(
                skill.signed(),
                skill.requirement().least(),
                skill.observedAlone(),
                skill.openRelapse().isPresent(),
                skill.curve().verdict());
    }

    /** The first thing that is missing for a level; null if nothing is. */
    @Nullable Missing missing(int level) {
        if (level < Grant.ALONE) {
            return null;
        }
        if (signed < least) {
            return Missing.TOO_FEW_SIGNED;
        }
        if (alone == 0) {
            return Missing.NEVER_OBSERVED_ALONE;
        }
        return openRelapse ? Missing.RELAPSE_OPEN : null;
    }
}
