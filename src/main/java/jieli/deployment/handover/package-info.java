/** What one holder of a seat leaves to the next. */
@NamedInterface("handover")
@NullMarked
package jieli.deployment.handover;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
