/** When there is enough evidence that somebody can do a technique, when it is lost again. */
@NullMarked
package jieli.mentoring.competence;

import org.jspecify.annotations.NullMarked;
