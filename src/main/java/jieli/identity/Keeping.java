package jieli.identity;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import jieli.directory.Person;
import jieli.directory.PersonId;
import jieli.listing.ListRequest;
import jieli.listing.Sheet;
import jieli.listing.Slice;
import jieli.terms.FreshId;
import jieli.terms.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The keeping of accounts: opened, closed, invited; their people given roles. */
@Service
class Keeping {

    /** A row of the list. */
    record Row(Account account, String name, List<Role> roles) {}

    /**
     * Everything {@code identity/account.html} shows.
     *
     * @param mine whether it is the keeper's own, which somebody else must keep
     * @param pairings names to choose from
     */
    record Page(
            Account account,
            String name,
            List<Holding.Shown> roles,
            boolean mine,
            List<Role> choices,
            List<String> pairings) {}

    /** A new account as it was typed: whose, and under which name they will sign in. */
    record NewAccount(@Nullable String person, @Nullable String login) implements Serializable {

        private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._-]{1,63}");

        NewAccount {
            person = person == null ? "" : person.strip();
            login = login == null ? "" : login.strip().toLowerCase(Locale.ROOT);
        }

        /** Why not, as a message key, whatever the database says. */
        Optional<String> refusal() {
            if (personId().isEmpty()) {
                return Optional.of("identity.accounts.refusal.PERSON");
            }
            return LOGIN.matcher(name()).matches()
                    ? Optional.empty()
                    : Optional.of("identity.accounts.refusal.LOGIN");
        }

        Optional<PersonId> personId() {
            try {
                return Optional.of(new PersonId(UUID.fromString(String.valueOf(person))));
            } catch (IllegalArgumentException none) {
                return Optional.empty();
            }
        }

        String name() {
            return String.valueOf(login);
        }
    }

    /** Everything {@code identity/account-form.html} shows. */
    record NewPage(String query, List<Person> people) {}

    /** What became of a new account. */
    sealed interface Opened {
        record Good(AccountId id) implements Opened {}

        record Refused(String why) implements Opened {}
    }

    private static final int MOST_NAMESAKES = 20;
    private static final List<String> HEADINGS = List.of("login", "name", "roles", "state");

    private final AccountBook book;
    private final Accounts accounts;
    private final Roles roles;
    private final ScopeWords words;
    private final Clock clock;

    Keeping(AccountBook book, Accounts accounts, Roles roles, ScopeWords words, Clock clock) {
        this.book = book;
        this.accounts = accounts;
        this.roles = roles;
        this.words = words;
        this.clock = clock;
    }

    Slice<Row> list(ListRequest request) {
        var query = request.filter("q");
        var people =
                query.isEmpty()
                        ? List.<PersonId>of()
                        : words.people(query, 200).stream().map(Person::id).toList();
        var found = book.list(request, people, LocalDate.now(clock));
        var names = words.names(found.items().stream().map(row -> row.account().person()).toList());
        var rows =
                found.items().stream()
                        .map(row ->
                                new Row(
                                        row.account(),
                                        names.getOrDefault(row.account().person(), ""),
                                        row.roles()))
                        .toList();
        return new Slice<>(rows, found.previous(), found.next());
    }

    void send(ListRequest request, Locale locale, HttpServletResponse response) throws IOException {
        var headings =
                HEADINGS.stream()
                        .map(heading -> words.of("identity.accounts.column." + heading, locale))
                        .toList();
        new Sheet(words.of("identity.accounts.title", locale), headings)
                .send(
                        response,
                        request.all(this::list),
                        row ->
                                List.of(
                                        row.account().login(),
                                        row.name(),
                                        String.join(
                                                ", ",
                                                row.roles().stream()
                                                        .map(role -> words.of(role, locale))
                                                        .toList()),
                                        words.of(
                                                "identity.accounts.state." + row.account().isOpen(),
                                                locale)));
    }

    NewPage newAccount(String query) {
        return new NewPage(
                query, query.isBlank() ? List.of() : words.people(query, MOST_NAMESAKES));
    }

    @Transactional
    Opened open(NewAccount typed) {
        var refusal = typed.refusal();
        if (refusal.isPresent()) {
            return new Opened.Refused(refusal.get());
        }
        var person = typed.personId().orElseThrow();
        if (!words.names(List.of(person)).containsKey(person)) {
            return new Opened.Refused("identity.accounts.refusal.PERSON");
        }
        if (book.findByPerson(person).isPresent()) {
            return new Opened.Refused("identity.accounts.refusal.PERSON_TAKEN");
        }
        if (book.findByLogin(typed.name()).isPresent()) {
            return new Opened.Refused("identity.accounts.refusal.LOGIN_TAKEN");
        }
        return new Opened.Good(accounts.open(person, typed.name()));
    }

    Page page(AccountId id, Me me, Locale locale) {
        var account = accounts.get(id);
        var name = words.names(List.of(account.person())).getOrDefault(account.person(), "");
        var held =
                roles.of(account.person()).stream()
                        .map(each ->
                                each.shown(words.of(each.scope(), locale), LocalDate.now(clock)))
                        .toList();
        return new Page(
                account,
                name,
                held,
                account.person().equals(me.person()),
                List.of(Role.values()),
                words.pairings());
    }

    Optional<String> give(AccountId id, RoleForm typed, Me me) {
        var person = accounts.get(id).person();
        return switch (typed.read(FreshId.at(clock), person, words::find)) {
            case RoleForm.Read.Good(var holding) ->
                    roles.give(holding, me, typed.why()).map(Keeping::key);
            case RoleForm.Read.Refused(var why) -> Optional.of(why);
        };
    }

    Optional<String> end(AccountId id, UUID source, Me me, String reason) {
        var person = accounts.get(id).person();
        if (roles.of(person).stream().noneMatch(held -> held.source().equals(source))) {
            throw new NotFound(source);
        }
        if (reason.isBlank()) {
            return Optional.of("identity.accounts.refusal.REASON");
        }
        return roles.end(source, LocalDate.now(clock), me, reason.strip()).map(Keeping::key);
    }

    @Transactional
    Optional<String> close(AccountId id, Me me) {
        return accounts.get(id).id().equals(me.account())
                ? Optional.of(key(Roles.Refusal.ONESELF))
                : set(id, true);
    }

    @Transactional
    Optional<String> reopen(AccountId id, Me me) {
        return set(id, false);
    }

    private Optional<String> set(AccountId id, boolean closed) {
        accounts.set(id, closed);
        return Optional.empty();
    }

    String invite(AccountId id) {
        return accounts.invite(accounts.get(id).id());
    }

    private static String key(Roles.Refusal refusal) {
        return "identity.accounts.refusal." + refusal;
    }
}
