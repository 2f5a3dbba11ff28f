/** How high a place lies with what that asks of whoever goes there. */
@NullMarked
package jieli.deployment.altitude.ascent;

import org.jspecify.annotations.NullMarked;
