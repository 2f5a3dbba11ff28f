/** The audit trail: what was done, chained so that no row can be changed unseen. */
@NamedInterface("audit")
@NullMarked
package jieli.identity.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
