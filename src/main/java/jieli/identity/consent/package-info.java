/** Consents: what someone agreed to, for what purpose, from when until when, withdrawn or not. */
@NamedInterface("consent")
@NullMarked
package jieli.identity.consent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
