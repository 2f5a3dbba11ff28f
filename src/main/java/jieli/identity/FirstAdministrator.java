package jieli.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jieli.directory.Directory;
import jieli.directory.Person;
import jieli.directory.PersonId;
import jieli.terms.FreshId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody must be the first to come in. */
@Component
class FirstAdministrator {

    private static final String LOGIN = "admin";
    private static final String NAME = "系统管理员";

    private final AccountBook book;
    private final Accounts accounts;
    private final Roles roles;
    private final Directory directory;
    private final Clock clock;

    FirstAdministrator(
            AccountBook book, Accounts accounts, Roles roles, Directory directory, Clock clock) {
        this.book = book;
        this.accounts = accounts;
        this.roles = roles;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * The word of a link with which the first administrator sets a password; none once that is
     * done. Each call makes the word before worthless.
     */
    @Transactional
    public Optional<String> invitation() {
        if (book.isEmpty()) {
            return Optional.of(accounts.invite(create()));
        }
        return accounts.findByLogin(LOGIN)
                .filter(account -> account.password() == null && account.isOpen())
                .map(account -> accounts.invite(account.id()));
    }

    private AccountId create() {
        var person = new PersonId(FreshId.at(clock));
        directory.add(new Person(person, NAME, null, null, "", List.of(), null, "", false, ""));
        var account = accounts.open(person, LOGIN);
        roles.establish(
                new Holding(
                        FreshId.at(clock),
                        person,
                        Role.ADMINISTRATOR,
                        new Scope.Everywhere(),
                        LocalDate.now(clock),
                        null,
                        Set.of()));
        return account;
    }
}
