/** What proves more than a password: codes of a device, recovery codes, passkeys. */
@NullMarked
package jieli.identity.factor;

import org.jspecify.annotations.NullMarked;
