@NullMarked
package jieli.terms;

import org.jspecify.annotations.NullMarked;
