/** What makes life hard for those who were sent. */
@NullMarked
package jieli.deployment.trouble;

import org.jspecify.annotations.NullMarked;
