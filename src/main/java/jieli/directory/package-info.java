/**
 * Regions, institutions, departments, people.
 *
 * <p>Start reading at {@link jieli.directory.Directory}.
 */
@ApplicationModule(allowedDependencies = {"terms", "listing"})
@NullMarked
package jieli.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
