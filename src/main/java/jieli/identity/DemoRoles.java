package jieli.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.directory.RegionCode;
import jieli.terms.DataFile;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One account per role, held by people who do not exist. */
@Component
@ConditionalOnBooleanProperty("jieli.demo")
@Order(4)
class DemoRoles implements ApplicationRunner {

    private final AccountBook book;
    private final Roles roles;
    private final Clock clock;

    DemoRoles(AccountBook book, Roles roles, Clock clock) {
        this.book = book;
        this.roles = roles;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        DataFile.rows(DemoRoles.class, "demo/accounts.tsv").stream()
                .filter(row -> book.findByLogin(row.getFirst()).isEmpty())
                .forEach(this::add);
    }

    private void add(List<String> row) {
        var person = new PersonId(id("person:" + row.get(2) + "@" + row.get(3)));
        var account =
                new Account(
                        new AccountId(id("account:" + row.get(0))),
                        person,
                        row.get(0),
                        null,
                        null,
                        true);
        book.add(account, clock.instant());
        roles.establish(
                new Holding(
                        id("holding:" + row.get(0)),
                        person,
                        Role.valueOf(row.get(1)),
                        scope(row.get(4), row.get(5)),
                        LocalDate.parse(row.get(6)),
                        row.get(7).isEmpty() ? null : LocalDate.parse(row.get(7)),
                        Set.of()));
    }

    private static Scope scope(String kind, String name) {
        return switch (kind) {
            case "PAIRING" -> new Scope.OfPairing(id("pairing:" + name));
            case "INSTITUTION" ->
                    new Scope.OfInstitution(new InstitutionId(id("institution:" + name)));
            case "REGION" -> new Scope.OfRegion(new RegionCode(name));
            default -> Scope.of(kind, name);
        };
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
