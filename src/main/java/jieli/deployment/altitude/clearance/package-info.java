/** Clearance before departure: who asks, who decides, how high it goes, by which way. */
@NullMarked
package jieli.deployment.altitude.clearance;

import org.jspecify.annotations.NullMarked;
