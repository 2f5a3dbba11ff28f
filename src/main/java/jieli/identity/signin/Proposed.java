package jieli.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import jieli.identity.AccountId;
import jieli.identity.factor.TimeCodes;
import jieli.identity.factor.TimeCodes.Proposal;

/** The secret a person is just setting up: it waits, sealed, in the session for its first code. */
final class Proposed {

    private static final String ATTRIBUTE = "proposed-time-code";

    private Proposed() {}

    static Proposal keep(HttpServletRequest request, AccountId account, TimeCodes codes) {
        var proposal = codes.propose(account);
        request.getSession().setAttribute(ATTRIBUTE, account + " " + proposal.sealed());
        return proposal;
    }

    /** The proposal of this account; another's is none. */
    static Optional<Proposal> find(HttpServletRequest request, AccountId account, TimeCodes codes) {
        var session = request.getSession(false);
        return session != null
                        && session.getAttribute(ATTRIBUTE) instanceof String kept
                        && kept.startsWith(account + " ")
                ? Optional.of(codes.proposed(account, kept.substring(kept.indexOf(' ') + 1)))
                : Optional.empty();
    }

    static void drop(HttpServletRequest request) {
        request.getSession().removeAttribute(ATTRIBUTE);
    }
}
