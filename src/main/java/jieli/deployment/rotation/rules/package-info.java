/** The rules a rotation plan keeps, one class each. */
@NullMarked
package jieli.deployment.rotation.rules;

import org.jspecify.annotations.NullMarked;
