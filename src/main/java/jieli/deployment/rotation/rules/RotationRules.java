package jieli.deployment.rotation.rules;

import java.util.List;
import jieli.deployment.rotation.Rule;

/** The rules of the house, in the order in which a planner reads them. */
public final class RotationRules {

    private RotationRules() {}

    /** All of them. */
    public static List<Rule> all() {
        return List.of(
                new Specialty(),
                new MinimumGrade(),
                new AltitudeClearance(),
                new Language(),
                new SeatPeriod(),
                new BatchDates(),
                new MinimumStay(),
                new MaximumStay(),
                new Availability(),
                new HandoverOverlap(),
                new OneHolderASeat(),
                new Rest(),
                new DepartmentLimit(),
                new Couples(),
                new TeamTogether(),
                new Pins());
    }
}
