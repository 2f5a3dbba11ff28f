package jieli.house;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.identity.Accounts;
import jieli.identity.Me;
import jieli.identity.Role;
import jieli.identity.RoleGiven;
import jieli.identity.Scope;
import jieli.identity.vault.Place;
import jieli.identity.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    private static final Pattern NAME = Pattern.compile("\\{([a-z-]+):([^}]+)}");

    private final Accounts accounts;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Vault vault;
    private final JdbcClient owner;
    private final Map<String, UUID> known = new HashMap<>();

    RouteWorld(ApplicationContext house) {
        this.accounts = house.getBean(Accounts.class);
        this.events = house;
        this.transactions = house.getBean(TransactionTemplate.class);
        this.clock = house.getBean(Clock.class);
        this.vault = house.getBean(Vault.class);
        this.owner = JdbcClient.create(house.getBean("owner", DataSource.class));
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

    /** What the demonstration leaves out: a contact, a consent, an expert who was asked. */
    void prepare() {
        known.put("somebody", accounts.open(new PersonId(UUID.randomUUID()), "somebody").value());
        known.put("line", one("select id from ledger.line where pairing = :pairing order by id"));
        known.put(
                "conflict",
                one("select id from ledger.conflict where pairing = :pairing order by id"));
        known.put("need", one("select id from pairing.need where pairing = :pairing order by id"));
        known.put("emergency", UUID.randomUUID());
        known.put("consent", UUID.randomUUID());
        change(
                """
                insert into identity.emergency (id, account, kind, object, called, institution, reason)
                values (:emergency, :somebody, 'case', :case, '2026-000018', :jiali, '抢救')
                """);
        change(
                """
                insert into identity.consent (id, subject_kind, subject, purpose, what, manner, giver, giver_name,
                                              language, during, institution, entered_by, entered_at)
                values (:consent, 'PATIENT', :case, 'CONSULTATION', '会诊', 'WRITTEN', 'SELF', '', 'zh',
                        daterange('2026-01-01', null), :jiali, :somebody, now())
                """);
        change(
                "insert into consult.case_party (case_record, person, asked_by, asked_at) values (:case, :expert, :somebody, now())");
    }

    /** A new one each time, because one who may removes it. */
    private void addContact() {
        known.put("contact", UUID.randomUUID());
        change(
                """
                insert into identity.contact (id, person, kind, sealed, lookup, institution, entered_by, entered_at)
                values (:contact, :apprentice, 'PHONE', :sealed, '\\x00', :jiali, :somebody, now())
                """);
    }

    private UUID one(String sql) {
        return parameters(owner.sql(sql + " limit 1")).query(UUID.class).single();
    }

    private void change(String sql) {
        parameters(owner.sql(sql)).update();
    }

    private JdbcClient.StatementSpec parameters(JdbcClient.StatementSpec sql) {
        var named = new HashMap<String, Object>(known);
        named.put("pairing", id("pairing:wenzhou-jiali"));
        named.put("jiali", id("institution:嘉黎县人民医院"));
        named.put("apprentice", id("person:旦增曲扎@嘉黎县人民医院"));
        named.put("expert", id("person:" + Role.REMOTE_EXPERT + Where.OWN));
        named.put("case", id("case:1"));
        var contact = known.get("contact");
        if (contact != null) {
            named.put(
                    "sealed",
                    vault.seal("13900000000", new Place("identity.contact.sealed", contact)));
        }
        return sql.params(named);
    }

    /** Puts ids in: {@code {pairing:wenzhou-jiali}} is the demonstration's id of that name. */
    String address(String written) {
        if (written.contains("{contact}")) {
            addContact();
        }
        written = written.replace("{fresh}", UUID.randomUUID().toString());
        for (var each : known.entrySet()) {
            written = written.replace("{" + each.getKey() + "}", each.getValue().toString());
        }
        return NAME.matcher(written)
                .replaceAll(name -> id(name.group(1) + ":" + name.group(2)).toString());
    }

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
