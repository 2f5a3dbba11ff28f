/** Who can do what, over many people. */
@NullMarked
package jieli.mentoring.competence.people;

import org.jspecify.annotations.NullMarked;
