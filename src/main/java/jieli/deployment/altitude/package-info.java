/**
 * Health at altitude: whoever is sent up is cleared, watched, brought down in time.
 *
 * <p>Start reading at {@link jieli.deployment.altitude.Findings}, then {@link
 * jieli.deployment.altitude.Checks}. Nothing here diagnoses: it prompts, a physician decides.
 */
@NullMarked
package jieli.deployment.altitude;

import org.jspecify.annotations.NullMarked;
