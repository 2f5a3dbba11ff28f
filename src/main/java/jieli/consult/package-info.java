/**
 * A patient's case with what is asked of the partner: an opinion, a reading, a transfer.
 *
 * <p>Start reading at {@link jieli.consult.Case}. So far a case is opened, noted upon, closed; whom
 * it was asked of may read it. The asking itself comes later.
 */
@ApplicationModule(
        allowedDependencies = {
            "identity",
            "identity::audit",
            "identity::vault",
            "identity::consent",
            "identity::emergency",
            "pairing",
            "directory",
            "terms",
            "listing"
        })
@NullMarked
package jieli.consult;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
