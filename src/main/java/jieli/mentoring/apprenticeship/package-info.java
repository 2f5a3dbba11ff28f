/** Who promised to teach whom what by when. */
@NullMarked
package jieli.mentoring.apprenticeship;

import org.jspecify.annotations.NullMarked;
