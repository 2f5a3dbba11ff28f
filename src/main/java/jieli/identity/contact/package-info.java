/** Phones with identity numbers of staff: sealed, masked, shown for a reason. */
@NullMarked
package jieli.identity.contact;

import org.jspecify.annotations.NullMarked;
