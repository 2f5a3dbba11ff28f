package jieli.identity.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jieli.identity.AccountId;
import jieli.identity.Accounts;
import jieli.identity.Role;
import jieli.identity.factor.TimeCodes;
import jieli.terms.DataFile;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lets anyone try every role: the sign-in page of a demonstration tells the password. */
@Component
@ConditionalOnBooleanProperty("jieli.demo")
@Order(5)
class DemoAccounts implements ApplicationRunner {

    /** An account on the sign-in page. */
    record Offered(String login, Role role, String person, String until, boolean over) {

        AccountId account() {
            return new AccountId(UUID.nameUUIDFromBytes(("account:" + login).getBytes(UTF_8)));
        }

        public String password() {
            return PASSWORD;
        }
    }

    private static final String PASSWORD = "jieli-demo-2026";

    private final Accounts accounts;
    private final Passwords passwords;
    private final TimeCodes timeCodes;
    private final List<Offered> offered;

    DemoAccounts(Accounts accounts, Passwords passwords, TimeCodes timeCodes, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.timeCodes = timeCodes;
        this.offered =
                DataFile.rows(Accounts.class, "demo/accounts.tsv").stream()
                        .map(row ->
                                new Offered(
                                        row.get(0),
                                        Role.valueOf(row.get(1)),
                                        row.get(2),
                                        row.get(7),
                                        isOver(row.get(7), clock)))
                        .toList();
    }

    private static boolean isOver(String until, Clock clock) {
        return !until.isEmpty() && !LocalDate.now(clock).isBefore(LocalDate.parse(until));
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var hash = "";
        for (var each : offered) {
            var account = accounts.findByLogin(each.login()).orElseThrow();
            if (account.password() == null) {
                // one hash for all: it is no secret, and a start must not take a second longer
                hash = hash.isEmpty() ? passwords.encode(PASSWORD) : hash;
                accounts.setPassword(account.id(), hash);
            }
            if (each.role() == Role.ADMINISTRATOR) {
                timeCodes.give(account.id());
            }
        }
    }

    List<Offered> offered() {
        return offered;
    }

    boolean has(AccountId account) {
        return offered.stream().anyMatch(each -> each.account().equals(account));
    }

    /** The code that lets one in as an account with a device, if it is one of ours. */
    Optional<String> code(AccountId account) {
        return has(account) ? timeCodes.shown(account) : Optional.empty();
    }

    /** The codes of all that have a device, by sign-in name. */
    Map<String, String> codes() {
        var codes = new HashMap<String, String>();
        offered.forEach(
                each -> code(each.account()).ifPresent(code -> codes.put(each.login(), code)));
        return codes;
    }
}
