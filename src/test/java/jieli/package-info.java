/** The house under test. */
@NullMarked
package jieli;

import org.jspecify.annotations.NullMarked;
