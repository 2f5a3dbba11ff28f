/**
 * The bytes of a document turned into text, or into one reason why not.
 *
 * <p>Start reading at {@link jieli.briefings.intake.Intake}.
 */
@NullMarked
package jieli.briefings.intake;

import org.jspecify.annotations.NullMarked;
