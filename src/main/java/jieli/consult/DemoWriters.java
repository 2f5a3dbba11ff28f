package jieli.consult;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.identity.Accounts;
import jieli.identity.Acting;
import jieli.identity.Me;
import jieli.identity.Role;
import jieli.identity.RoleGiven;
import jieli.identity.Scope;
import jieli.terms.DataFile;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The doctors of the demonstration, and two more, whose accounts nobody can sign in to. */
@Component
@ConditionalOnBooleanProperty("jieli.demo")
class DemoWriters {

    /** A role that comes with the demonstration, as one comes with a posting. */
    record Appointed(
            UUID source,
            PersonId person,
            Role role,
            Scope scope,
            LocalDate from,
            @Nullable LocalDate until)
            implements RoleGiven {}

    private static final LocalDate SINCE = LocalDate.of(2024, 1, 1);

    private final Accounts accounts;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    DemoWriters(
            Accounts accounts,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.accounts = accounts;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    void appoint() {
        DataFile.rows(DemoWriters.class, "demo/writers.tsv").stream()
                .filter(row -> accounts.findByLogin(row.getFirst()).isEmpty())
                .forEach(this::appoint);
    }

    private void appoint(List<String> row) {
        var person = new PersonId(id("person:" + row.get(1) + "@" + row.get(2)));
        accounts.open(person, row.getFirst());
        events.publishEvent(
                new Appointed(
                        id("holding:" + row.getFirst()),
                        person,
                        Role.valueOf(row.get(3)),
                        new Scope.OfInstitution(new InstitutionId(id("institution:" + row.get(2)))),
                        SINCE,
                        null));
    }

    Me get(String login) {
        var account = accounts.findByLogin(login).orElseThrow();
        return accounts.me(account.id()).orElseThrow();
    }

    /** Works in somebody's name, in one transaction. */
    <T> T as(String login, Function<Me, T> work) {
        var me = get(login);
        return Acting.as(me.account(), () -> transaction.execute(_ -> work.apply(me)));
    }

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
