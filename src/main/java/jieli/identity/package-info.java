/**
 * Who may do what, where, until when: accounts, the roles their people hold for a scope over a
 * period, the walls that follow from them.
 *
 * <p>Start reading at {@link jieli.identity.Role}, then {@link jieli.identity.Me}.
 */
@ApplicationModule(allowedDependencies = {"directory", "terms", "listing"})
@NullMarked
package jieli.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
