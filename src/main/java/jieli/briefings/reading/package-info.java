/** The text of a document in, the facts it states out, each with the exact span it came from. */
@NullMarked
package jieli.briefings.reading;

import org.jspecify.annotations.NullMarked;
