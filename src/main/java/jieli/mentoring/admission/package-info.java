/** What a hospital may do: techniques admitted, firsts claimed or proven. */
@NamedInterface("admission")
@NullMarked
package jieli.mentoring.admission;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
