/**
 * What things are called: specialties, techniques, equipment kinds, units and qualifiers, as
 * versioned code lists.
 *
 * <p>Start reading at {@link jieli.terms.Unit}.
 */
@ApplicationModule(allowedDependencies = {"listing"})
@NullMarked
package jieli.terms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
