package jieli.identity.provider;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jieli.identity.Account;
import jieli.identity.Accounts;
import jieli.identity.audit.Action;
import jieli.identity.audit.Entry;
import jieli.identity.audit.Trail;
import jieli.identity.signin.Entrance;
import jieli.identity.signin.Entrance.Way;
import jieli.identity.signin.SecondFactor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.SessionFlashMapManager;
import org.springframework.web.util.UriComponentsBuilder;

/** Whoever comes back from the provider: finds their account, or is told whom to ask. */
@Component
@Conditional(SingleSignOn.Wanted.class)
class Arrivals implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    /** Values of amr that say the provider asked for more than a password (RFC 8176). */
    private static final List<String> STRONG = List.of("mfa");

    private final Accounts accounts;
    private final SecondFactor factor;
    private final Entrance entrance;
    private final Trail trail;

    Arrivals(Accounts accounts, SecondFactor factor, Entrance entrance, Trail trail) {
        this.accounts = accounts;
        this.factor = factor;
        this.entrance = entrance;
        this.trail = trail;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication provided)
            throws IOException {
        // until an account is found nobody is signed in, least of all for the trail
        SecurityContextHolder.clearContext();
        var user = (OidcUser) provided.getPrincipal();
        var account = user == null ? Optional.<Account>empty() : account(user);
        if (user == null || account.isEmpty()) {
            refuse(request, response, "identity.refusal.sso.unknown", name(user));
            return;
        }
        var id = account.get().id();
        var to = SingleSignOn.wantedPage(request);
        var strong = isStrong(user);
        if (factor.isWanted(id) && !strong) {
            entrance.await(request, id);
            to = secondFactor(to);
        } else {
            entrance.enter(
                    request,
                    response,
                    id,
                    strong ? Way.SINGLE_SIGN_ON_WITH_SECOND_FACTOR : Way.SINGLE_SIGN_ON);
            to = entrance.onward(to).value();
        }
        response.sendRedirect(to);
    }

    private static String secondFactor(String to) {
        return UriComponentsBuilder.fromPath("/sign-in/second-factor")
                .queryParam("to", "{to}")
                .encode()
                .buildAndExpand(to)
                .toUriString();
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        var down = why instanceof ProviderDown;
        refuse(
                request,
                response,
                down ? "identity.refusal.sso.down" : "identity.refusal.sso.failed",
                "");
    }

    /**
     * By the name the provider never changes; at the first time by the sign-in name, which binds
     * the two. A name can be chosen at some providers, so it opens only an account that was made
     * for this way in: one that has neither a password nor a second factor.
     */
    private Optional<Account> account(OidcUser user) {
        var subject = user.getIdToken().getIssuer() + "|" + user.getSubject();
        var known = accounts.findBySubject(subject);
        if (known.isPresent()) {
            return known.filter(Account::isOpen);
        }
        return accounts.findByLogin(name(user).toLowerCase(Locale.ROOT))
                .filter(Account::isOpen)
                .filter(account -> account.password() == null)
                .filter(account -> !factor.isOwed(account.id()) && !factor.isWanted(account.id()))
                .filter(account -> accounts.bind(account.id(), subject));
    }

    private static String name(@Nullable OidcUser user) {
        var name = user == null ? null : user.getPreferredUsername();
        return name == null ? "" : name.length() > 64 ? name.substring(0, 64) : name;
    }

    private static boolean isStrong(OidcUser user) {
        var means = user.getIdToken().getAuthenticationMethods();
        return means != null && means.stream().anyMatch(STRONG::contains);
    }

    private void refuse(
            HttpServletRequest request, HttpServletResponse response, String why, String name)
            throws IOException {
        trail.addAlways(
                Entry.of(Action.SIGN_IN_FAILED, "account", null)
                        .change(name, "")
                        .because("single sign-on"));
        var flash = new FlashMap();
        flash.put("refusal", why);
        flash.setTargetRequestPath("/sign-in");
        new SessionFlashMapManager().saveOutputFlashMap(flash, request, response);
        response.sendRedirect("/sign-in");
    }
}
