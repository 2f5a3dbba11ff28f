/** What a person is given to prove how long they served where. */
@NamedInterface("certificate")
@NullMarked
package jieli.deployment.certificate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
