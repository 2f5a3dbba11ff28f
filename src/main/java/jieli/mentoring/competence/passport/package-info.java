/** What one person did, may do, learned: a paper for promotion that anybody can check. */
@NamedInterface("passport")
@NullMarked
package jieli.mentoring.competence.passport;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
