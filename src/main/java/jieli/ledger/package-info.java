/** Facts that add up. */
@ApplicationModule(
        allowedDependencies = {
            "mentoring",
            "mentoring::admission",
            "pairing",
            "identity",
            "identity::audit",
            "directory",
            "terms",
            "listing"
        })
@NullMarked
package jieli.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
