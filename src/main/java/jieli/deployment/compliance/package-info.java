/** Whether a pairing keeps the rules it is bound to, year by year. */
@NullMarked
package jieli.deployment.compliance;

import org.jspecify.annotations.NullMarked;
