package jieli.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import jieli.identity.AccountId;
import jieli.identity.Accounts;
import jieli.identity.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/**
 * The session remembers whose it is and nothing else; what that person may is asked anew with each
 * request. So a right that has ended has ended in every open window, and whoever becomes an
 * administrator while signed in with a password alone signs in again.
 */
@Component
class RememberedAccount implements SecurityContextRepository {

    /** The session's owner, where Spring Session also finds all sessions of one account. */
    static final String OWNER = FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;

    private final Accounts accounts;
    private final Vault vault;

    RememberedAccount(Accounts accounts, Vault vault) {
        this.accounts = accounts;
        this.vault = vault;
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Asked(request);
    }

    @Override
    @SuppressWarnings("deprecation") // the interface still asks for it
    public SecurityContext loadContext(HttpRequestResponseHolder exchange) {
        return loadDeferredContext(exchange.getRequest()).get();
    }

    @Override
    public void saveContext(
            SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        if (context.getAuthentication() instanceof SignedIn signedIn) {
            var account = signedIn.getPrincipal().account();
            request.getSession().setAttribute(OWNER, account.toString());
            LastOwner.write(request, response, account, vault);
        }
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return owner(request).isPresent();
    }

    static Optional<AccountId> owner(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(OWNER) instanceof String owner
                ? Optional.of(new AccountId(owner))
                : Optional.empty();
    }

    /** Asks the database when somebody first wants to know: a picture needs no account. */
    private final class Asked implements DeferredSecurityContext {

        private final HttpServletRequest request;
        private @Nullable SecurityContext context;

        private Asked(HttpServletRequest request) {
            this.request = request;
        }

        @Override
        public SecurityContext get() {
            if (context == null) {
                context =
                        owner(request)
                                .flatMap(accounts::me)
                                .filter(me ->
                                        Entrance.isStrong(request)
                                                || !SecondFactor.isRequired(me.holdings()))
                                .<SecurityContext>map(
                                        me -> new SecurityContextImpl(new SignedIn(me)))
                                .orElseGet(SecurityContextImpl::new);
            }
            return context;
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }
}
