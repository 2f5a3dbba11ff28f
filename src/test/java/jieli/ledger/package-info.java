@NullMarked
package jieli.ledger;

import org.jspecify.annotations.NullMarked;
