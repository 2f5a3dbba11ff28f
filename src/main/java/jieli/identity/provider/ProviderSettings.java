package jieli.identity.provider;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The provider of single sign-on, from JIELI_SSO_*.
 *
 * @param issuer its address as it names itself in its tokens; empty means no single sign-on
 * @param clientId what it calls us
 * @param clientSecret its password for us, empty for none
 * @param name what people call it: the button's label
 */
@ConfigurationProperties("jieli.sso")
record ProviderSettings(
        @DefaultValue("") String issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("") String name) {

    String label() {
        return name.isBlank() ? issuer : name;
    }
}
