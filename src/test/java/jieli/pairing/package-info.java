@NullMarked
package jieli.pairing;

import org.jspecify.annotations.NullMarked;
