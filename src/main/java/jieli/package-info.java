/** The house: how it starts and where its database stands. */
@NullMarked
package jieli;

import org.jspecify.annotations.NullMarked;
