package jieli.identity.signin;

import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** What every request passes: who is asking, did a page of ours send it, what may the answer do. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class Walls {

    /** What needs no account. Anything not named here does. */
    static final String[] OPEN = {
        "/health",
        "/sign-in",
        "/sign-in/**",
        "/set-up/**",
        "/refused",
        "/error",
        "/verify",
        "/verify/**",
        "/webjars/**",
        "/assets/**",
        "/favicon.ico"
    };

    /** Scripts and styles only from here; nobody frames us, no form leaves us. */
    private static final String CONTENT_POLICY =
            """
            default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
            font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
            frame-ancestors 'none'\
            """;

    @Bean
    CsrfTokenRepository formTokens() {
        return new HttpSessionCsrfTokenRepository();
    }

    @Bean
    SecurityFilterChain wallsAround(
            HttpSecurity http,
            RememberedAccount remembered,
            TurnedAway turnedAway,
            CsrfTokenRepository tokens) {
        return http.authorizeHttpRequests(all ->
                        all.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
                                .permitAll()
                                .requestMatchers(OPEN)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .securityContext(context -> context.securityContextRepository(remembered))
                .csrf(csrf -> csrf.csrfTokenRepository(tokens))
                .exceptionHandling(away ->
                        away.authenticationEntryPoint(turnedAway).accessDeniedHandler(turnedAway))
                .headers(Walls::headers)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    /** PostgreSQL stores no NUL, and nobody types one: such a request is answered with 400. */
    @Bean
    HttpFirewall noNul() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        firewall.setAllowedParameterNames(name -> name.indexOf('\0') < 0);
        return firewall;
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .frameOptions(frames -> frames.deny())
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions ->
                        permissions.policy("camera=(), microphone=(), geolocation=()"));
    }
}
