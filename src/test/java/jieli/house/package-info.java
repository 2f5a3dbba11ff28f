/** The rules of the house, watching over its own sources. */
@NullMarked
package jieli.house;

import org.jspecify.annotations.NullMarked;
