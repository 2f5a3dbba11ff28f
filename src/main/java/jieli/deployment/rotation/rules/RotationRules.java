package jieli.deployment.rotation.rules;

import java.util.List;
import jieli.deployment.rotation.Rule;

/** The rules of the house, in the order in which a planner reads them. */
public final class RotationRules {

    private RotationRules() {}

    /** All of them. */
    public static List<Rule> all() {
        return List.of();
    }
}
