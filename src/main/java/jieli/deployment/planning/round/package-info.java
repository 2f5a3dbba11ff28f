/**
 * What goes into one planning: wanted posts, nominees, pins, the numbers of its rules.
 *
 * <p>Start reading at {@link jieli.deployment.planning.round.Round}.
 */
@NullMarked
package jieli.deployment.planning.round;

import org.jspecify.annotations.NullMarked;
