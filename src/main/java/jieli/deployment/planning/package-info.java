/**
 * Plans of who goes where next: asked of the engine, compared, accepted.
 *
 * <p>Start reading at {@link jieli.deployment.planning.Round}.
 */
@NullMarked
package jieli.deployment.planning;

import org.jspecify.annotations.NullMarked;
