/**
 * The ways a Chinese name may be typed.
 *
 * <p>Start reading at {@link jieli.directory.spelling.Spelling}.
 */
@NullMarked
package jieli.directory.spelling;

import org.jspecify.annotations.NullMarked;
