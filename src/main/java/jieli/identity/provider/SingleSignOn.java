package jieli.identity.provider;

import jakarta.servlet.http.HttpServletRequest;
import jieli.identity.LocalPath;
import jieli.identity.signin.Entrance;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/** Lets people in through a provider, when one is named; without one there is nothing here. */
@Configuration(proxyBeanMethods = false)
@Conditional(SingleSignOn.Wanted.class)
@EnableConfigurationProperties(ProviderSettings.class)
class SingleSignOn {

    static final String START = "/sign-in/single-sign-on";

    private static final String WANTED_PAGE = "wanted-page";

    /** Whether a provider is named. */
    static class Wanted implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !context.getEnvironment().getProperty("jieli.sso.issuer", "").isBlank();
        }
    }

    /** The button on the sign-in page. */
    @Bean
    Entrance.Elsewhere elsewhere(ProviderSettings settings) {
        return new Entrance.Elsewhere(settings.label(), START + "/" + Provider.ID);
    }

    /** Applied to the walls by Spring Security itself. */
    @Bean
    Customizer<HttpSecurity> singleSignOnDoor(ProviderSettings settings, Arrivals arrivals) {
        var provider = new Provider(settings);
        return http ->
                http.oauth2Login(door ->
                        door.loginPage("/sign-in")
                                .clientRegistrationRepository(provider)
                                .authorizedClientRepository(new NothingKept())
                                .authorizationEndpoint(there ->
                                        there.authorizationRequestResolver(new Start(provider)))
                                .redirectionEndpoint(back -> back.baseUri("/sign-in/back/*"))
                                .successHandler(arrivals)
                                .failureHandler(arrivals));
    }

    /** The page somebody wanted before being sent to the provider. */
    static String wantedPage(HttpServletRequest request) {
        var session = request.getSession();
        var wanted = session.getAttribute(WANTED_PAGE) instanceof String page ? page : "/";
        session.removeAttribute(WANTED_PAGE);
        return new LocalPath(wanted).value();
    }

    /** Sends people to the provider, with PKCE; lets the request pass when it is down. */
    private static final class Start implements OAuth2AuthorizationRequestResolver {

        private final DefaultOAuth2AuthorizationRequestResolver resolver;

        private Start(Provider provider) {
            resolver = new DefaultOAuth2AuthorizationRequestResolver(provider, START);
            resolver.setAuthorizationRequestCustomizer(
                    OAuth2AuthorizationRequestCustomizers.withPkce());
        }

        @Override
        public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
            try {
                var asked = resolver.resolve(request);
                if (asked != null) {
                    var to = request.getParameter("to");
                    request.getSession().setAttribute(WANTED_PAGE, to == null ? "/" : to);
                }
                return asked;
            } catch (ProviderDown down) {
                return null; // ProviderPages says so
            }
        }

        @Override
        public @Nullable OAuth2AuthorizationRequest resolve(
                HttpServletRequest request, String registration) {
            return resolver.resolve(request, registration);
        }
    }
}
