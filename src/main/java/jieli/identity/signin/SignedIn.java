package jieli.identity.signin;

import jieli.identity.Me;
import jieli.identity.Right;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Someone who came in the whole way; what they may was asked with this request. */
final class SignedIn extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1;

    private final transient Me me;

    SignedIn(Me me) {
        super(me.rights().stream().map(Right::name).map(SimpleGrantedAuthority::new).toList());
        this.me = me;
        setAuthenticated(true);
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public Me getPrincipal() {
        return me;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedIn signedIn && signedIn.me.equals(me);
    }

    @Override
    public int hashCode() {
        return me.hashCode();
    }
}
