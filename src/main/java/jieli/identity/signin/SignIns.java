package jieli.identity.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
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
        var wait = waiting("name:" + login, Throttle.OF_A_NAME, address);
        if (!wait.isZero()) {
            failed(login, "throttled");
            return new Outcome.Wait(wait);
        }
        var account = accounts.findByLogin(login).filter(Account::isOpen);
        if (!passwords.matches(password, account.map(Account::password).orElse(null))) {
            failed(login, "password");
            return new Outcome.Wrong();
        }
        succeeded("name:" + login, address);
        return new Outcome.Known(account.orElseThrow().id());
    }

    /**
     * The second factor of somebody whose password was right. It has a count of its own, because
     * whoever knows the password could set that of the name back again and again.
     *
     * @param proof makes the try; not called while tries must wait, so that a right code is refused
     *     like a wrong one
     */
    Outcome secondFactor(AccountId account, String address, BooleanSupplier proof) {
        var login = accounts.get(account).login();
        var wait = waiting("factor:" + login, Throttle.OF_A_FACTOR, address);
        if (!wait.isZero()) {
            failed(login, "throttled");
            return new Outcome.Wait(wait);
        }
        if (!proof.getAsBoolean()) {
            failed(login, "second factor");
            return new Outcome.Wrong();
        }
        succeeded("factor:" + login, address);
        return new Outcome.Known(account);
    }

    /**
     * A device's answer: the second factor of somebody, or both factors of whoever answers.
     *
     * @param awaited whose second factor it must be, if somebody's
     * @param proof whose device it is; empty when its answer does not hold
     */
    Outcome passkey(
            Optional<AccountId> awaited, String address, Supplier<Optional<AccountId>> proof) {
        if (awaited.isPresent()) {
            return secondFactor(awaited.get(), address, () -> proof.get().equals(awaited));
        }
        var owner = proof.get();
        if (owner.isEmpty()) {
            failed("", "passkey");
            return new Outcome.Wrong();
        }
        return new Outcome.Known(owner.get());
    }

    /** Counts a try before it is made; says whether it must wait, and how long. */
    private Duration waiting(String tried, Throttle throttle, String address) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var ofName = waiting(tried, throttle, now);
        var ofAddress = waiting("address:" + address, Throttle.OF_AN_ADDRESS, now);
        var wait = ofName.compareTo(ofAddress) > 0 ? ofName : ofAddress;
        if (!wait.isZero()) {
            attempts.takeBack(tried, now);
            attempts.takeBack("address:" + address, now);
        }
        return wait;
    }

    private Duration waiting(String tried, Throttle throttle, Instant now) {
        return throttle.wait(attempts.add(tried, now, now.minus(throttle.remembered())), now);
    }

    private void succeeded(String tried, String address) {
        attempts.forget(tried);
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
