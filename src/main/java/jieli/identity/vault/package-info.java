/** Identity numbers with phones, sealed: encrypted at rest, found by keyed hash, shown masked. */
@NamedInterface("vault")
@NullMarked
package jieli.identity.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
