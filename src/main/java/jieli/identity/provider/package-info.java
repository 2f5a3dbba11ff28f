/** Single sign-on at a provider the hospitals already have, by OpenID Connect. */
@NullMarked
package jieli.identity.provider;

import org.jspecify.annotations.NullMarked;
