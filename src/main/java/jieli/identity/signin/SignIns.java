package jieli.identity.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import jieli.identity.Account;
import jieli.identity.AccountId;
import jieli.identity.Accounts;
import jieli.identity.audit.Entry;
import jieli.identity.audit.Trail;
import org.springframework.stereotype.Service;

/** Name with password: who comes in, who waits, who is refused. */
@Service
class SignIns {

    /** What became of a try. */
    sealed interface Outcome {
        /** The password is right; a second factor may still be wanted. */
        record Known(AccountId account) implements Outcome {}

        /** Name or password is wrong; which of the two is nobody's business. */
        record Wrong() implements Outcome {}

        /** Too many failures lately, of this name or from this address. */
        record Wait(Duration left) implements Outcome {}
    }

    private final Accounts accounts;
    private final Passwords passwords;
    private final AttemptBook attempts;
    private final Trail trail;
    private final Clock clock;

    SignIns(
            Accounts accounts,
            Passwords passwords,
            AttemptBook attempts,
            Trail trail,
            Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.attempts = attempts;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * @param typed the sign-in name as typed
     * @param address where the try comes from
     */
    Outcome attempt(String typed, String password, String address) {
        var login = login(typed);
        var wait = waiting(login, address);
        if (!wait.isZero()) {
            failed(login, "throttled");
            return new Outcome.Wait(wait);
        }
        var account = accounts.findByLogin(login).filter(Account::isOpen);
        if (!passwords.matches(password, account.map(Account::password).orElse(null))) {
            failed(login, "password");
            return new Outcome.Wrong();
        }
        succeeded(login, address);
        return new Outcome.Known(account.orElseThrow().id());
    }

    /** A wrong code or passkey counts like a wrong password. */
    void secondFactorFailed(AccountId account, String address) {
        var login = accounts.get(account).login();
        waiting(login, address);
        failed(login, "second factor");
    }

    /** Whether tries for this account must wait, and how long; counts nothing. */
    private Duration waiting(String login, String address) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var ofName = Throttle.OF_A_NAME.wait(attempts.add("name:" + login, now), now);
        var ofAddress = Throttle.OF_AN_ADDRESS.wait(attempts.add("address:" + address, now), now);
        var wait = ofName.compareTo(ofAddress) > 0 ? ofName : ofAddress;
        if (!wait.isZero()) {
            attempts.takeBack("name:" + login, now);
            attempts.takeBack("address:" + address, now);
        }
        return wait;
    }

    private void succeeded(String login, String address) {
        attempts.forget("name:" + login);
        attempts.takeBackLast("address:" + address);
    }

    private void failed(String login, String why) {
        trail.addAlways(Entry.failedSignIn(login, why));
    }

    static String login(String typed) {
        var login = typed.strip().toLowerCase(Locale.ROOT);
        return login.length() > 64 ? login.substring(0, 64) : login;
    }
}
