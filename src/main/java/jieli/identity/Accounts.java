package jieli.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import jieli.directory.Directory;
import jieli.directory.Person;
import jieli.directory.PersonId;
import jieli.identity.audit.Action;
import jieli.identity.audit.Entry;
import jieli.identity.audit.Trail;
import jieli.terms.FreshId;
import jieli.terms.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The accounts, and who stands behind them today. */
@Service
public class Accounts {

    private static final Duration INVITATION_LASTS = Duration.ofDays(3);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final AccountBook book;
    private final HoldingBook holdings;
    private final Directory directory;
    private final Trail trail;
    private final Clock clock;

    Accounts(
            AccountBook book, HoldingBook holdings, Directory directory, Trail trail, Clock clock) {
        this.book = book;
        this.holdings = holdings;
        this.directory = directory;
        this.trail = trail;
        this.clock = clock;
    }

    /** Whoever an open account belongs to, with the roles held today. */
    public Optional<Me> me(AccountId id) {
        return book.find(id).filter(Account::isOpen).map(this::me);
    }

    private Me me(Account account) {
        var name = directory.find(account.person()).map(Person::name).orElse(account.login());
        var today = LocalDate.now(clock);
        return new Me(account.id(), account.person(), name, holdings.on(today, account.person()));
    }

    /** A person with an open account, with the roles held today. */
    public Optional<Me> me(PersonId person) {
        return book.findByPerson(person).filter(Account::isOpen).map(this::me);
    }

    /** Everybody with an open account who holds a right today, with the roles that give it. */
    public List<Me> holding(Right right) {
        var roles = Arrays.stream(Role.values()).filter(role -> role.rights().contains(right));
        var held =
                holdings.on(LocalDate.now(clock), roles.toList()).stream()
                        .collect(Collectors.groupingBy(Holding::person));
        var people = directory.people(held.keySet());
        return book.of(held.keySet()).stream()
                .filter(Account::isOpen)
                .map(account -> {
                    var person = people.get(account.person());
                    return new Me(
                            account.id(),
                            account.person(),
                            person == null ? account.login() : person.name(),
                            held.getOrDefault(account.person(), List.of()));
                })
                .toList();
    }

    /** Everything a person holds, held or will hold. */
    public List<Holding> holdings(PersonId person) {
        return holdings.of(person);
    }

    /** The same, as pages show it. */
    public List<Holding.Shown> heldRoles(PersonId person, Function<Scope, String> words) {
        var today = LocalDate.now(clock);
        return holdings.of(person).stream()
                .map(each -> each.shown(words.apply(each.scope()), today))
                .toList();
    }

    public Account get(AccountId id) {
        return book.find(id).orElseThrow(() -> new NotFound(id));
    }

    public Optional<Account> findByLogin(String login) {
        return book.findByLogin(login);
    }

    /** By the name a provider of single sign-on gives its user, which never changes. */
    public Optional<Account> findBySubject(String subject) {
        return book.findBySubject(subject);
    }

    /**
     * Remembers who the account is to the provider of single sign-on, for good; false when it is
     * somebody there already.
     */
    @Transactional
    public boolean bind(AccountId id, String subject) {
        var bound = book.bind(id, subject);
        if (bound) {
            trail.add(changed(id, "single sign-on"));
        }
        return bound;
    }

    /**
     * @param hash as the password encoder made it
     */
    @Transactional
    public void setPassword(AccountId id, String hash) {
        book.setPassword(id, hash);
        trail.add(changed(id, "password"));
    }

    /** A new account for a person; without a password nobody comes in until one is set. */
    @Transactional
    public AccountId open(PersonId person, String login) {
        var account =
                new Account(new AccountId(FreshId.at(clock)), person, login, null, null, false);
        book.add(account, clock.instant());
        trail.add(changed(account.id(), "opened"));
        return account.id();
    }

    /** Closes an account, so that nobody comes in by it, or opens it again. */
    @Transactional
    void set(AccountId id, boolean closed) {
        book.close(get(id).id(), closed ? clock.instant() : null);
        trail.add(changed(id, closed ? "closed" : "reopened"));
    }

    /**
     * A word for a link that lets its bearer set the account's password, once, within three days.
     */
    @Transactional
    public String invite(AccountId id) {
        var bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        var word = HexFormat.of().formatHex(bytes);
        book.invite(id, word, clock.instant().plus(INVITATION_LASTS));
        trail.add(changed(id, "invited"));
        return word;
    }

    /** Whose invitation a word is, if it still stands. */
    public Optional<Account> invited(String word) {
        return book.invited(word, clock.instant()).flatMap(book::find).filter(Account::isOpen);
    }

    /** Uses an invitation up and sets the password; false when it no longer stands. */
    @Transactional
    public boolean accept(String word, String hash) {
        var account = invited(word);
        if (account.isEmpty() || !book.useUp(word)) {
            return false;
        }
        setPassword(account.get().id(), hash);
        return true;
    }

    private static Entry changed(AccountId id, String what) {
        return Entry.of(Action.ACCOUNT_CHANGED, "account", id.value()).change("", what);
    }
}
