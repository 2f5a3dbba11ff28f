/** Regions, institutions, departments, people. */
@ApplicationModule(allowedDependencies = {"terms", "listing"})
@NullMarked
package jieli.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
