package jieli.identity.provider;

import org.springframework.security.core.AuthenticationException;

/** The provider does not answer, or not as OpenID Connect wants it. */
final class ProviderDown extends AuthenticationException {

    private static final long serialVersionUID = 1;

    ProviderDown(String why) {
        super(why);
    }
}
