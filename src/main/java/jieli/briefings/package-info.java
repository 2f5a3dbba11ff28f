/** Old documents in, as proposed ledger lines that a person confirms. */
@ApplicationModule(
        allowedDependencies = {
            "ledger",
            "pairing",
            "identity",
            "identity::audit",
            "directory",
            "terms",
            "listing"
        })
@NullMarked
package jieli.briefings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
