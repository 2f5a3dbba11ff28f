package jieli.house;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.identity.Accounts;
import jieli.identity.Me;
import jieli.identity.Role;
import jieli.identity.RoleGiven;
import jieli.identity.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** For each role someone at 嘉黎, someone elsewhere, someone whose time is over. */
class RouteWorld {

    enum Where {
        OWN,
        FOREIGN,
        ENDED
    }

    record Given(
            UUID source,
            PersonId person,
            Role role,
            Scope scope,
            LocalDate from,
            @Nullable LocalDate until)
            implements RoleGiven {}

    private static final Pattern NAME = Pattern.compile("\\{([a-z]+):([^}]+)}");

    private final Accounts accounts;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transactions;
    private final Clock clock;

    RouteWorld(ApplicationContext house) {
        this.accounts = house.getBean(Accounts.class);
        this.events = house;
        this.transactions = house.getBean(TransactionTemplate.class);
        this.clock = house.getBean(Clock.class);
    }

    Map<Role, Me> people(Where where) {
        var people = new LinkedHashMap<Role, Me>();
        for (var role : Role.values()) {
            people.put(role, arrive(role, where));
        }
        return people;
    }

    private Me arrive(Role role, Where where) {
        var person = new PersonId(id("person:" + role + where));
        var login =
                role.name().toLowerCase(Locale.ROOT).replace('_', '-')
                        + "-"
                        + where.name().toLowerCase(Locale.ROOT);
        var account = accounts.findByLogin(login).map(known -> known.id()).orElse(null);
        if (account == null) {
            account = accounts.open(person, login);
            scopes(role, where).forEach(scope -> give(role, person, scope, where));
        }
        return accounts.me(account).orElseThrow();
    }

    private void give(Role role, PersonId person, Scope scope, Where where) {
        var today = LocalDate.now(clock);
        var until = where == Where.ENDED ? today : null;
        transactions.executeWithoutResult(_ ->
                events.publishEvent(
                        new Given(
                                UUID.randomUUID(),
                                person,
                                role,
                                scope,
                                today.minusYears(1),
                                until)));
    }

    private static List<Scope> scopes(Role role, Where where) {
        if (role == Role.ADMINISTRATOR || role == Role.AUDITOR) {
            return List.of(new Scope.Everywhere());
        }
        var elsewhere = where == Where.FOREIGN;
        return List.of(
                new Scope.OfPairing(
                        id(elsewhere ? "pairing:guoyao-zhiduo" : "pairing:wenzhou-jiali")),
                new Scope.OfInstitution(
                        new InstitutionId(
                                id(elsewhere ? "institution:治多县妇幼保健院" : "institution:嘉黎县人民医院"))));
    }

    /** Puts ids in: {@code {pairing:wenzhou-jiali}} is the demonstration's id of that name. */
    String address(String written) {
        return NAME.matcher(written)
                .replaceAll(name -> id(name.group(1) + ":" + name.group(2)).toString());
    }

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
