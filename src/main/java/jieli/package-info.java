/** The house: how it starts, where its database stands. */
@NullMarked
package jieli;

import org.jspecify.annotations.NullMarked;
