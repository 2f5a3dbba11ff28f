package jieli.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import jieli.identity.Accounts;
import jieli.identity.Me;
import org.springframework.stereotype.Component;

/** Who changes a way in proves once more who they are: a screen left open is not enough. */
@Component
class PasswordAgain {

    private final Accounts accounts;
    private final SignIns signIns;
    private final Entrance entrance;

    PasswordAgain(Accounts accounts, SignIns signIns, Entrance entrance) {
        this.accounts = accounts;
        this.signIns = signIns;
        this.entrance = entrance;
    }

    /** Without a password, as with single sign-on alone, having just come in counts instead. */
    boolean isAsked(Me me) {
        return accounts.get(me.account()).password() != null;
    }

    /**
     * @return why not, as a message key
     */
    Optional<String> refusal(Me me, String password, HttpServletRequest request) {
        if (!isAsked(me)) {
            return entrance.isFresh(request)
                    ? Optional.empty()
                    : Optional.of("identity.refusal.factor.not-fresh");
        }
        var login = accounts.get(me.account()).login();
        return switch (signIns.attempt(login, password, request.getRemoteAddr())) {
            case SignIns.Outcome.Known _ -> Optional.empty();
            case SignIns.Outcome.Wrong() -> Optional.of("identity.refusal.password.CURRENT_WRONG");
            case SignIns.Outcome.Wait _ -> Optional.of("identity.refusal.wait");
        };
    }
}
