/**
 * Plans of who goes where next: asked of the engine, compared, accepted.
 *
 * <p>Start reading at {@link jieli.deployment.planning.Runner}.
 */
@NullMarked
package jieli.deployment.planning;

import org.jspecify.annotations.NullMarked;
