/**
 * What things are called: specialties, techniques, equipment kinds, units, code lists with
 * versions.
 *
 * <p>Start reading at {@link jieli.terms.Unit}.
 */
@ApplicationModule(allowedDependencies = {"listing"})
@NullMarked
package jieli.terms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
