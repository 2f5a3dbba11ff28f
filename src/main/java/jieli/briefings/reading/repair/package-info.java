/**
 * What went wrong with a text on its way to us, undone without losing the place of any character.
 */
@NullMarked
package jieli.briefings.reading.repair;

import org.jspecify.annotations.NullMarked;
