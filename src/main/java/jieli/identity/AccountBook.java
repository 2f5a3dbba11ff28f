package jieli.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jieli.directory.PersonId;
import jieli.listing.ListRequest;
import jieli.listing.Listing;
import jieli.listing.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The accounts as they stand in the database. */
@Repository
class AccountBook {

    static final Listing LISTING =
            new Listing("/accounts", List.of("q", "role", "state"), List.of("login"));

    private static final String ROWS =
            """
            select a.*, array(select distinct h.role from identity.holding h
                               where h.person = a.person and h.during @> cast(:today as date)
                                 and not exists (select from identity.holding later
                                                  where later.source = h.source
                                                    and later.number > h.number)) as roles
              from identity.account a
             where (:q = '' or a.login like :q || '%' or a.person = any(:people))
               and (:state = '' or (:state = 'OPEN') = (a.closed_at is null))
               and (:role = '' or a.person in (
                        select h.person from identity.holding h
                         where h.role = :role and h.during @> cast(:today as date)
                           and not exists (select from identity.holding later
                                            where later.source = h.source
                                              and later.number > h.number)))
            """;

    /** A row of the list; the person's name is directory's. */
    record Row(Account account, List<Role> roles) {}

    private final JdbcClient jdbc;

    AccountBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Account> find(AccountId id) {
        return jdbc.sql("select * from identity.account where id = :id")
                .param("id", id.value())
                .query(AccountBook::account)
                .optional();
    }

    Optional<Account> findByLogin(String login) {
        return jdbc.sql("select * from identity.account where login = :login")
                .param("login", login)
                .query(AccountBook::account)
                .optional();
    }

    Optional<Account> findBySubject(String subject) {
        return jdbc.sql("select * from identity.account where subject = :subject")
                .param("subject", subject)
                .query(AccountBook::account)
                .optional();
    }

    Optional<Account> findByPerson(PersonId person) {
        return jdbc.sql("select * from identity.account where person = :person")
                .param("person", person.value())
                .query(AccountBook::account)
                .optional();
    }

    List<Account> of(Collection<PersonId> people) {
        return jdbc.sql("select * from identity.account where person = any(:people)")
                .param("people", people.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(AccountBook::account)
                .list();
    }

    /**
     * @param people who may be meant by what was typed
     */
    Slice<Row> list(ListRequest request, List<PersonId> people, LocalDate today) {
        return request.read(
                jdbc,
                ROWS,
                Map.of(
                        "today", today,
                        "q", request.filter("q").toLowerCase(Locale.ROOT),
                        "people", people.stream().map(PersonId::value).toArray(UUID[]::new),
                        "state", request.filter("state"),
                        "role", request.filter("role")),
                AccountBook::row);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        var roles = Arrays.stream((String[]) row.getArray("roles").getArray()).map(Role::valueOf);
        return new Row(account(row, number), roles.toList());
    }

    boolean isEmpty() {
        return !jdbc.sql("select exists (select from identity.account)")
                .query(Boolean.class)
                .single();
    }

    void add(Account account, Instant now) {
        jdbc.sql(
                        """
                        insert into identity.account (id, person, login, password, created_at, simulated)
                        values (:id, :person, :login, :password, :now, :simulated)
                        """)
                .param("id", account.id().value())
                .param("person", account.person().value())
                .param("login", account.login())
                .param("password", account.password())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("simulated", account.simulated())
                .update();
    }

    void setPassword(AccountId id, String hash) {
        jdbc.sql("update identity.account set password = :hash where id = :id")
                .param("id", id.value())
                .param("hash", hash)
                .update();
        // a link still on its way must not undo this
        jdbc.sql("delete from identity.invitation where account = :id")
                .param("id", id.value())
                .update();
    }

    /** Who the account is to the provider of single sign-on; false when it is somebody already. */
    boolean bind(AccountId id, String subject) {
        return jdbc.sql(
                                """
                                update identity.account set subject = :subject
                                 where id = :id and subject is null
                                """)
                        .param("id", id.value())
                        .param("subject", subject)
                        .update()
                == 1;
    }

    void close(AccountId id, @Nullable Instant at) {
        jdbc.sql("update identity.account set closed_at = :at where id = :id")
                .param("id", id.value())
                .param("at", at == null ? null : at.atOffset(ZoneOffset.UTC))
                .update();
        // or a window left open would live again with the account
        jdbc.sql("delete from identity.session where principal_name = :id")
                .param("id", id.toString())
                .update();
    }

    /** An earlier invitation of the same account falls. */
    void invite(AccountId id, String word, Instant until) {
        jdbc.sql("delete from identity.invitation where account = :id")
                .param("id", id.value())
                .update();
        jdbc.sql(
                        """
                        insert into identity.invitation (token, account, expires_at)
                        values (sha256(convert_to(:word, 'UTF8')), :id, :until)
                        """)
                .param("word", word)
                .param("id", id.value())
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<AccountId> invited(String word, Instant now) {
        return jdbc.sql(
                        """
                        select account from identity.invitation
                         where token = sha256(convert_to(:word, 'UTF8')) and expires_at > :now
                        """)
                .param("word", word)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new AccountId(row.getObject(1, UUID.class)))
                .optional();
    }

    /** Whether it was still there to be used: of two at once, one is served. */
    boolean useUp(String word) {
        return jdbc.sql(
                                """
                                delete from identity.invitation
                                 where token = sha256(convert_to(:word, 'UTF8'))
                                """)
                        .param("word", word)
                        .update()
                == 1;
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        var closed = row.getObject("closed_at", OffsetDateTime.class);
        return new Account(
                new AccountId(row.getObject("id", UUID.class)),
                new PersonId(row.getObject("person", UUID.class)),
                row.getString("login"),
                row.getString("password"),
                closed == null ? null : closed.toInstant(),
                row.getBoolean("simulated"));
    }
}
