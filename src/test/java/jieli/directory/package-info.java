@NullMarked
package jieli.directory;

import org.jspecify.annotations.NullMarked;
