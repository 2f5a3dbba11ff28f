/** The way in: name with password, second factor, single sign-on, sessions. */
@NullMarked
package jieli.identity.signin;

import org.jspecify.annotations.NullMarked;
