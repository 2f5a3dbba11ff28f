@NullMarked
package jieli.directory.spelling;

import org.jspecify.annotations.NullMarked;
