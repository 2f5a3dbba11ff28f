/** Who goes where from when to when, proposed with proof. */
@NullMarked
package jieli.deployment.rotation;

import org.jspecify.annotations.NullMarked;
