/** Emergencies: what was opened outside one's scope, for hours, until someone signs it off. */
@NamedInterface("emergency")
@NullMarked
package jieli.identity.emergency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
