package jieli.identity.signin;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jieli.identity.AccountId;
import jieli.identity.Accounts;
import jieli.identity.Holding;
import jieli.identity.Role;
import jieli.identity.factor.Passkeys;
import jieli.identity.factor.RecoveryCodes;
import jieli.identity.factor.TimeCodes;
import jieli.identity.signin.Entrance.Way;
import org.springframework.stereotype.Component;

/** Who must prove more than a password. */
@Component
public class SecondFactor {

    private final Accounts accounts;
    private final TimeCodes timeCodes;
    private final RecoveryCodes recovery;
    private final Passkeys passkeys;
    private final Clock clock;

    SecondFactor(
            Accounts accounts,
            TimeCodes timeCodes,
            RecoveryCodes recovery,
            Passkeys passkeys,
            Clock clock) {
        this.accounts = accounts;
        this.timeCodes = timeCodes;
        this.recovery = recovery;
        this.passkeys = passkeys;
        this.clock = clock;
    }

    /** Administrators always; anybody else who has set one up. */
    public boolean isWanted(AccountId account) {
        return isRequired(account) || isSetUp(account);
    }

    /** Whether one must be set up still. */
    public boolean isOwed(AccountId account) {
        return isRequired(account) && !isSetUp(account);
    }

    boolean isSetUp(AccountId account) {
        return timeCodes.isSetUp(account) || hasPasskey(account);
    }

    boolean hasPasskey(AccountId account) {
        return !passkeys.list(account).isEmpty();
    }

    /** Whether they keep accounts, or will. */
    boolean isRequired(AccountId account) {
        var today = LocalDate.now(clock);
        var person = accounts.get(account).person();
        return isRequired(
                accounts.holdings(person).stream()
                        .filter(held -> held.until() == null || held.until().isAfter(today))
                        .toList());
    }

    static boolean isRequired(List<Holding> holdings) {
        return holdings.stream().anyMatch(held -> held.role() == Role.ADMINISTRATOR);
    }

    /** Which kind of code was typed, if it counts. */
    Optional<Way> accept(AccountId account, String typed) {
        if (timeCodes.accept(account, typed)) {
            return Optional.of(Way.TIME_CODE);
        }
        return recovery.accept(account, typed) ? Optional.of(Way.RECOVERY_CODE) : Optional.empty();
    }

    /** After the first factor comes a set of recovery codes; after the last has gone, none stay. */
    List<String> completed(AccountId account) {
        if (!isSetUp(account)) {
            recovery.forget(account);
        }
        return isSetUp(account) && recovery.left(account) == 0
                ? recovery.renew(account)
                : List.of();
    }

    /** Whether one may be taken away: an administrator keeps at least one. */
    boolean isSpare(AccountId account) {
        var all = passkeys.list(account).size() + (timeCodes.isSetUp(account) ? 1 : 0);
        return all > 1 || !isRequired(account);
    }
}
