/** Who is sent where, for how long, in which part. */
@ApplicationModule(
        allowedDependencies = {
            "pairing",
            "identity",
            "identity::audit",
            "identity::vault",
            "identity::consent",
            "identity::emergency",
            "directory",
            "terms",
            "listing"
        })
@NullMarked
package jieli.deployment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
