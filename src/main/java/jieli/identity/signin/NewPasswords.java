package jieli.identity.signin;

import java.util.Optional;
import jieli.directory.Directory;
import jieli.directory.Person;
import jieli.identity.Account;
import jieli.identity.Accounts;
import jieli.identity.Me;
import org.springframework.stereotype.Service;

/** Sets passwords: one's own, or the first one with an invitation. */
@Service
class NewPasswords {

    /** A new password, typed twice. */
    record Typed(String password, String again) {}

    private final Accounts accounts;
    private final Passwords passwords;
    private final SignIns signIns;
    private final Directory directory;

    NewPasswords(Accounts accounts, Passwords passwords, SignIns signIns, Directory directory) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.signIns = signIns;
        this.directory = directory;
    }

    /**
     * @param current the password that stands; a wrong one counts like a failed sign-in
     * @return why not, as a message key
     */
    Optional<String> change(Me me, String current, Typed typed, String address) {
        var account = accounts.get(me.account());
        var refusal =
                switch (signIns.attempt(account.login(), current, address)) {
                    case SignIns.Outcome.Known _ -> refusal(typed, account);
                    case SignIns.Outcome.Wrong() ->
                            Optional.of("identity.refusal.password.CURRENT_WRONG");
                    case SignIns.Outcome.Wait _ -> Optional.of("identity.refusal.wait");
                };
        if (refusal.isEmpty()) {
            accounts.setPassword(account.id(), passwords.encode(typed.password()));
        }
        return refusal;
    }

    /**
     * @param word the invitation's
     * @return why not, as a message key
     */
    Optional<String> accept(String word, Typed typed) {
        var account = accounts.invited(word);
        if (account.isEmpty()) {
            return Optional.of("identity.refusal.invitation");
        }
        var refusal = refusal(typed, account.get());
        if (refusal.isEmpty() && !accounts.accept(word, passwords.encode(typed.password()))) {
            return Optional.of("identity.refusal.invitation");
        }
        return refusal;
    }

    private Optional<String> refusal(Typed typed, Account account) {
        if (!typed.password().equals(typed.again())) {
            return Optional.of("identity.refusal.password.DIFFERENT");
        }
        var name = directory.find(account.person()).map(Person::name).orElse("");
        return Passwords.refusal(typed.password(), account.login(), name)
                .map(why -> "identity.refusal.password." + why);
    }
}
