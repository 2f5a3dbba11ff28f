/** Who is there on which day, where somebody is missing, when the next gap opens. */
@NullMarked
package jieli.deployment.coverage;

import org.jspecify.annotations.NullMarked;
