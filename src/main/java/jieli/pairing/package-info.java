/** Who is paired with whom, what is needed, what was promised by when. */
@ApplicationModule(
        allowedDependencies = {"identity", "identity::audit", "directory", "terms", "listing"})
@NullMarked
package jieli.pairing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
