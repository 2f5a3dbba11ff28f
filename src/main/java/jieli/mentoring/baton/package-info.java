/** Whether a technique stays at a hospital once whoever taught it has gone home. */
@NullMarked
package jieli.mentoring.baton;

import org.jspecify.annotations.NullMarked;
