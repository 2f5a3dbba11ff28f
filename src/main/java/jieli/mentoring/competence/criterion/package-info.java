/** What a committee asks of a technique before it believes in competence, version by version. */
@NullMarked
package jieli.mentoring.competence.criterion;

import org.jspecify.annotations.NullMarked;
