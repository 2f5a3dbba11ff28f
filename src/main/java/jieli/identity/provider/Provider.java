package jieli.identity.provider;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * The one provider. What it says of itself is read when first somebody wants to come in through it:
 * a provider that is down stops nobody from starting, nor from signing in with a password.
 */
final class Provider implements ClientRegistrationRepository {

    static final String ID = "provider";

    private static final Logger LOG = LoggerFactory.getLogger(Provider.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ProviderSettings settings;
    private volatile @Nullable ClientRegistration known;

    Provider(ProviderSettings settings) {
        this.settings = settings;
    }

    /**
     * @throws ProviderDown when it cannot be reached and has not been reached before
     */
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return id.equals(ID) ? registration() : null;
    }

    private ClientRegistration registration() {
        var found = known;
        if (found == null) {
            // two at once ask twice; that is cheaper than one who hangs stopping all
            found = ask();
            known = found;
        }
        return found;
    }

    private ClientRegistration ask() {
        try {
            var said = said();
            if (said == null || !settings.issuer().equals(said.get("issuer"))) {
                throw new ProviderDown("it does not name itself " + settings.issuer());
            }
            var secret = settings.clientSecret();
            return ClientRegistrations.fromOidcConfiguration(said)
                    .registrationId(ID)
                    .clientId(settings.clientId())
                    .clientSecret(secret)
                    .clientAuthenticationMethod(
                            secret.isEmpty()
                                    ? ClientAuthenticationMethod.NONE
                                    : ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .clientName(settings.label())
                    .redirectUri("{baseUrl}/sign-in/back/{registrationId}")
                    .scope("openid", "profile")
                    .build();
        } catch (RestClientException | IllegalArgumentException unreachable) {
            LOG.warn("The provider of single sign-on is not at hand: {}", unreachable.getMessage());
            throw new ProviderDown("not at hand");
        }
    }

    private @Nullable Map<String, Object> said() {
        var issuer = settings.issuer().replaceAll("/+$", "");
        return http().get()
                .uri(issuer + "/.well-known/openid-configuration")
                .retrieve()
                .body(new ParameterizedTypeReference<Map<String, Object>>() {});
    }

    static RestClient http() {
        var requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(PATIENCE);
        requests.setReadTimeout(PATIENCE);
        return RestClient.builder().requestFactory(requests).build();
    }
}
