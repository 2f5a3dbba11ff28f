/** Techniques handed on: who was taught what by whom, what they can do alone, what stays. */
@ApplicationModule(
        allowedDependencies = {
            "deployment",
            "deployment::certificate",
            "deployment::handover",
            "pairing",
            "identity",
            "identity::audit",
            "directory",
            "terms",
            "listing"
        })
@NullMarked
package jieli.mentoring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
