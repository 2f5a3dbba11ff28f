/** Lines that deeds of the work modules make. */
@NullMarked
package jieli.ledger.deed;

import org.jspecify.annotations.NullMarked;
