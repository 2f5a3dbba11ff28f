package jieli.deployment.planning.round;

import java.util.UUID;
import jieli.deployment.Period;

/**
 * What a planner decided by hand.
 *
 * @param wanted true: the nominee holds the post for exactly these days; false: on none of them
 */
public record Pin(UUID id, boolean wanted, UUID post, UUID nominee, Period during, String by) {}
