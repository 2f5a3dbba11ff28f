@NullMarked
package jieli.listing;

import org.jspecify.annotations.NullMarked;
