package jieli.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jieli.identity.AccountId;
import jieli.identity.Accounts;
import jieli.identity.Acting;
import jieli.identity.LocalPath;
import jieli.identity.audit.Action;
import jieli.identity.audit.Entry;
import jieli.identity.audit.Trail;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;

/**
 * The last step of every way in: the session gets a new id, its owner and an entry in the trail.
 */
@Component
public class Entrance implements BeanFactoryAware {

    private static final String STRONG = "two-factors";
    private static final String SINCE = "entered-at";
    private static final String PENDING = "second-factor-of";
    private static final String PENDING_SINCE = "second-factor-since";
    private static final Duration PENDING_LASTS = Duration.ofMinutes(10);

    /**
     * Where else one may come in from, for the sign-in page.
     *
     * @param name what people call it
     * @param path of the house, which leads there
     */
    public record Elsewhere(String name, String path) {}

    /** The ways in; the trail has their names in words. */
    public enum Way {
        PASSWORD(false),
        SET_UP(false),
        TIME_CODE(true),
        RECOVERY_CODE(true),
        PASSKEY(true),
        SINGLE_SIGN_ON(false),
        /** The provider says that it asked for a second factor itself. */
        SINGLE_SIGN_ON_WITH_SECOND_FACTOR(true);

        private final boolean strong;

        Way(boolean strong) {
            this.strong = strong;
        }

        boolean strong() {
            return strong;
        }

        String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private final Accounts accounts;
    private final RememberedAccount remembered;
    private final Trail trail;
    private final Clock clock;
    private final CsrfTokenRepository tokens;
    private Supplier<Stream<LocalPath.Landing>> landings = Stream::empty;

    Entrance(
            Accounts accounts,
            RememberedAccount remembered,
            Trail trail,
            Clock clock,
            CsrfTokenRepository tokens) {
        this.accounts = accounts;
        this.remembered = remembered;
        this.trail = trail;
        this.clock = clock;
        this.tokens = tokens;
    }

    @Override
    public void setBeanFactory(BeanFactory house) {
        landings = () -> house.getBeanProvider(LocalPath.Landing.class).orderedStream();
    }

    /** The page that was wanted; if none was, the one where whoever came in begins. */
    public LocalPath onward(String wanted) {
        var page = new LocalPath(wanted);
        if (!page.value().equals("/")) {
            return page;
        }
        return Acting.me().stream()
                .flatMap(me -> landings.get().flatMap(one -> one.landing(me).stream()))
                .findFirst()
                .orElse(page);
    }

    /** The password was right; the second factor is still to come. */
    public void await(HttpServletRequest request, AccountId account) {
        var session = request.getSession();
        request.changeSessionId();
        session.setAttribute(PENDING, account.toString());
        session.setAttribute(PENDING_SINCE, clock.instant().toString());
    }

    /** Whose second factor is awaited, for ten minutes after the password. */
    Optional<AccountId> awaited(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(PENDING) instanceof String account)) {
            return Optional.empty();
        }
        var since = Instant.parse((String) session.getAttribute(PENDING_SINCE));
        return since.plus(PENDING_LASTS).isAfter(clock.instant())
                ? Optional.of(new AccountId(account))
                : Optional.empty();
    }

    /**
     * Lets somebody in: a new session id and a new form token, so that whatever was planted before
     * is worth nothing.
     *
     * @param how stays with the session: an administrator's needs two factors
     */
    public void enter(
            HttpServletRequest request, HttpServletResponse response, AccountId id, Way how) {
        var me = accounts.me(id).orElseThrow();
        var session = request.getSession();
        request.changeSessionId();
        session.removeAttribute(PENDING);
        session.removeAttribute(PENDING_SINCE);
        session.setAttribute(STRONG, how.strong());
        session.setAttribute(SINCE, clock.instant().toString());
        tokens.saveToken(null, request, response);
        var context = new SecurityContextImpl(new SignedIn(me));
        SecurityContextHolder.setContext(context);
        remembered.saveContext(context, request, response);
        trail.addAlways(Entry.of(Action.SIGN_IN, "account", id.value()).change("", how.words()));
    }

    /** Whether the session at hand was entered with two factors. */
    static boolean isStrong(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && Boolean.TRUE.equals(session.getAttribute(STRONG));
    }

    /** Whether somebody has just come in, so that they need not prove again who they are. */
    boolean isFresh(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null
                && session.getAttribute(SINCE) instanceof String since
                && Instant.parse(since).plus(PENDING_LASTS).isAfter(clock.instant());
    }

    void leave(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            RememberedAccount.owner(request)
                    .ifPresent(owner ->
                            trail.addAlways(Entry.of(Action.SIGN_OUT, "account", owner.value())));
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }
}
