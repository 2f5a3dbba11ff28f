package jieli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import jieli.identity.vault.Place;
import jieli.identity.vault.Vault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

/**
 * The second wall by itself: whatever SQL the application's role may send, only rows of the account
 * at hand come back or change. What each account should see is said here once more, in words that
 * do not use the policies.
 */
@HouseTest
class SecondWallTests {

    private static final String NOBODY = "";
    private static final String DENIED = "42501";

    /**
     * Those without any patient: the last one's posting is over, the first one is not signed in.
     */
    private static final List<String> STRANGERS =
            List.of(NOBODY, "admin", "auditor", "bureau", "office", "donor", "supporter", "former");

    private static final List<String> DOCTORS =
            List.of("apprentice", "specialist", "receiver", "township", "expert", "maqu");

    /** The places whose cases each sees. */
    private static final Map<String, List<String>> PLACES =
            Map.of(
                    "apprentice", List.of("嘉黎县人民医院"),
                    "specialist", List.of("嘉黎县人民医院"),
                    "receiver", List.of("嘉黎县人民医院", "措多乡卫生院"),
                    "township", List.of("措多乡卫生院"),
                    "maqu", List.of("玛曲县人民医院"));

    private static final String CASES =
            """
            (select c.id from consult.case_record c
              where c.institution = any (%1$s)
                 or '%3$s' = 'expert' and c.id in (select p.case_record from consult.case_party p where p.person = '%4$s')
                 or c.id in (select e.object from identity.emergency e
                              where e.account = '%2$s' and e.until > now()
                                and e.id not in (select r.emergency from identity.emergency_return r)))
            """;

    private static final String EMERGENCIES =
            """
            (select e.id from identity.emergency e
              where e.account = '%2$s' or '%3$s' = 'auditor'
                 or '%3$s' = 'receiver' and e.institution = any (%1$s))
            """;

    private static final String CONSENTS =
            """
            (select c.id from identity.consent c
              where c.subject_kind = 'PATIENT' and c.institution = any (%1$s)
                 or c.subject_kind = 'PERSON' and (c.subject = '%4$s'
                      or '%3$s' in ('receiver', 'supporter') and c.institution = any (%5$s)))
            """;

    /** 沈听澜 is the health officer of 嘉黎, where 陈望舒 leads. */
    private static final String AT_JIALI =
            "posting in (select p.id from deployment.posting p where p.recipient = '%s')"
                    .formatted(id("institution:嘉黎县人民医院"));

    private static final String HEALTH =
            "(person = '%4$s' or '%3$s' = 'expert' and " + AT_JIALI + ")";

    private static final String HEALTH_ANSWERED =
            "(person = '%4$s' or '%3$s' in ('expert', 'specialist') and " + AT_JIALI + ")";

    /** What an account should see of each guarded table; a new table needs a row here. */
    private static final Map<String, String> SEEN =
            Map.ofEntries(
                    Map.entry("consult.case_record", "id in " + CASES),
                    Map.entry("consult.case_entry", "case_record in " + CASES),
                    Map.entry("consult.case_party", "case_record in " + CASES),
                    Map.entry("consult.wrong_number", "account = '%2$s'"),
                    Map.entry("identity.emergency", "id in " + EMERGENCIES),
                    Map.entry("identity.emergency_return", "emergency in " + EMERGENCIES),
                    Map.entry("identity.emergency_review", "emergency in " + EMERGENCIES),
                    Map.entry("deployment.health_officer", "true"),
                    Map.entry("deployment.health_officer_end", "true"),
                    Map.entry("deployment.health_form", HEALTH),
                    Map.entry("deployment.health_clearance", HEALTH),
                    Map.entry("deployment.health_check", HEALTH),
                    Map.entry("deployment.health_review", HEALTH),
                    Map.entry("deployment.health_escalation", HEALTH_ANSWERED),
                    Map.entry("deployment.health_descent", HEALTH + " or entered_by = '%2$s'"),
                    Map.entry(
                            "deployment.health_answer",
                            "account = '%2$s' or escalation in (select id from deployment.health_escalation where "
                                    + HEALTH
                                    + ")"),
                    Map.entry(
                            "deployment.health_rescue",
                            "account = '%2$s' or escalation in (select id from deployment.health_escalation where "
                                    + HEALTH
                                    + ")"),
                    Map.entry("mentoring.entry_patient", "institution = any (%1$s)"),
                    Map.entry("identity.consent", "id in " + CONSENTS),
                    Map.entry("identity.consent_withdrawal", "consent in " + CONSENTS),
                    Map.entry(
                            "identity.contact",
                            "person = '%4$s' or '%3$s' in ('receiver', 'supporter') and institution = any (%5$s)"));

    /** Something foreign in the tables that the demonstration leaves empty. */
    private static final String ROWS_OF_STRANGERS =
            """
            do $$
            declare maqu uuid := (select id from identity.account where login = 'maqu');
                    zhiduo uuid := (select id from identity.account where login = 'zhiduo');
                    one uuid := '%3$s';
            begin
                if exists (select from identity.emergency where account = zhiduo) then return; end if;
                insert into consult.wrong_number (account) values (zhiduo);
                insert into identity.emergency (id, account, kind, object, called, institution, reason, opened_at, until)
                values (one, zhiduo, 'case', '%2$s', 'x', '%1$s', 'x', now() - interval '9 hours', now() - interval '5 hours');
                insert into identity.emergency_return (emergency) values (one);
                insert into identity.emergency_review (emergency, reviewed_by, verdict, remark)
                values (one, maqu, 'JUSTIFIED', '');
                insert into identity.contact (id, person, kind, sealed, lookup, institution, entered_by, entered_at)
                select one, a.person, 'PHONE', null, null, '%1$s', maqu, now() from identity.account a where a.id = maqu;
                insert into identity.consent (id, subject_kind, subject, purpose, what, manner, giver, giver_name, language, during, institution, entered_by, entered_at)
                values (one, 'PATIENT', '%2$s', 'TREATMENT', 'x', 'WRITTEN', 'SELF', '', 'bo', daterange(current_date, null), '%1$s', maqu, now());
                insert into identity.consent_withdrawal (consent, at, by, reason) values (one, now(), maqu, 'x');
                insert into deployment.health_officer_end (officer, until, ended_by, ended_at)
                select o.id, '2999-01-01', maqu, now() from deployment.health_officer o limit 1;
                insert into deployment.health_check (id, posting, person, taken_at, headache, gut, fatigue, dizziness, function,
                                                     flags, level, reasons, sickness, repeat, entered_by)
                select one, p.id, p.person, now(), 1, 1, 1, 1, 0, '{}', 'EMERGENCY', '{}', false, false, maqu
                  from deployment.posting p where p.recipient = '%1$s' limit 1;
                insert into deployment.health_escalation (id, health_check, posting, person, level, opened_at)
                select one, one, c.posting, c.person, c.level, now() from deployment.health_check c where c.id = one;
                insert into deployment.health_answer (id, escalation, kind, person, account, at) values (one, one, 'CLOSED', maqu, maqu, now());
                insert into deployment.health_rescue (id, escalation, account, reason) values (one, one, maqu, 'x');
                insert into deployment.health_descent (id, posting, person, left_at, place, metres, means, oxygen, entered_by, entered_at)
                select one, c.posting, c.person, now(), 'x', 2000, 'CAR', true, maqu, now() from deployment.health_check c where c.id = one;
                insert into deployment.health_review (id, posting, person, kind, day, finding_sealed, entered_by, entered_at)
                select one, c.posting, c.person, 'BLOOD', current_date, '\\x%4$s', maqu, now() from deployment.health_check c where c.id = one;
            end $$
            """;

    @Autowired DataSource application;
    @Autowired Vault vault;

    @Autowired
    @Qualifier("owner")
    DataSource owner;

    /** The owner's, to look at what there is. */
    @SuppressWarnings("NullAway.Init") // set before each test
    private Connection looking;

    @BeforeEach
    void look() throws SQLException {
        looking = owner.getConnection();
        try (var sql = looking.createStatement()) {
            var one = UUID.randomUUID();
            // a true seal: what is none would stop a rotation of keys
            var finding =
                    vault.seal("x", new Place("deployment.health_review.finding_sealed", one));
            sql.execute(
                    ROWS_OF_STRANGERS.formatted(
                            id("institution:玛曲县人民医院"),
                            id("case:9"),
                            one,
                            HexFormat.of().formatHex(finding)));
        }
    }

    @AfterEach
    void lookAway() throws SQLException {
        looking.close();
    }

    static Stream<String> everyone() {
        return Stream.concat(STRANGERS.stream(), DOCTORS.stream());
    }

    @Test
    void everyGuardedTableIsForcedAndLookedAtHere() throws SQLException {
        assertThat(
                        rows(
                                """
                                select n.nspname || '.' || c.relname
                                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                                 where c.relrowsecurity and n.nspname <> 'scratch'
                                """))
                .containsExactlyInAnyOrderElementsOf(SEEN.keySet());
        assertThat(
                        rows(
                                """
                                select c.relname from pg_class c
                                 where c.relrowsecurity and not c.relforcerowsecurity
                                """))
                .isEmpty();
    }

    @Test
    void everyTableThatLooksLikeAPatientsIsGuarded() throws SQLException {
        assertThat(
                        rows(
                                """
                                select distinct n.nspname || '.' || c.relname
                                  from pg_attribute a
                                  join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p', 'm', 'v')
                                  join pg_namespace n on n.oid = c.relnamespace
                                 where a.attnum > 0 and n.nspname not in ('pg_catalog', 'information_schema')
                                   and (n.nspname = 'consult'
                                     or a.attname ~ 'patient|pseudonym|sealed|identity_number|phone|diagnos|illness|allerg|blood|spo2|pregnan')
                                   and c.relname <> 'migration' and not c.relrowsecurity
                                   -- the secret of a device, asked for before anybody is signed in
                                   and n.nspname || '.' || c.relname <> 'identity.time_code'
                                """))
                .isEmpty();
    }

    @ParameterizedTest(name = "to \"{0}\"")
    @MethodSource("everyone")
    void noQueryShowsAForeignRow(String login) throws Exception {
        for (var table : SEEN.keySet()) {
            noQueryShowsAForeignRow(table, login);
        }
    }

    private void noQueryShowsAForeignRow(String table, String login) throws Exception {
        var seen = seen(table, login);
        // a proof over an empty table would be none
        assertThat(all(table)).as(table).isPositive();
        if (table.equals("consult.case_record")) {
            assertThat(seen).isLessThan(all(table));
        }
        if (table.startsWith("consult.") && STRANGERS.contains(login)) {
            assertThat(seen).isZero();
        }
        as(
                login,
                (connection, sql) -> {
                    for (var query : queries(table)) {
                        assertThat(number(sql, query)).as(query).isEqualTo(seen);
                    }
                    assertThat(number(sql, "select count(*) from %1$s a, %1$s b".formatted(table)))
                            .isEqualTo(seen * seen);
                    assertThat(copied(connection, "copy %s to stdout".formatted(table)))
                            .isEqualTo(seen);
                    assertThat(
                                    copied(
                                            connection,
                                            "copy (select * from %s) to stdout".formatted(table)))
                            .isEqualTo(seen);
                });
    }

    private static List<String> queries(String table) {
        return Stream.of(
                        "select count(*) from %s",
                        "select count(*) from (select * from %s offset 0) inside",
                        "with inside as materialized (select * from %s) select count(*) from inside",
                        "select count(a.t) from %1$s o left join lateral (select o::text as t) a on true",
                        "select coalesce(array_length(array(select t::text from %s t), 1), 0)",
                        "select coalesce(json_array_length(json_agg(t)), 0) from %s t",
                        "select count(*) from %s tablesample system (100)",
                        "select count(*) from %s where ctid is not null",
                        "select count(*) from (select * from %1$s union select * from %1$s) both_times",
                        "select count(*) from xmltable('//row' passing query_to_xml('select 1 from %s', true, false, '') columns n int path '.')",
                        "select pg_temp.counted('%s')")
                .map(query -> query.formatted(table))
                .toList();
    }

    @ParameterizedTest(name = "to \"{0}\"")
    @MethodSource("everyone")
    void noErrorTellsOfAForeignRow(String login) throws Exception {
        for (var table : SEEN.keySet()) {
            noErrorTellsOfAForeignRow(table, login);
        }
    }

    private void noErrorTellsOfAForeignRow(String table, String login) throws Exception {
        if (seen(table, login) > 0) {
            return; // one's own rows may fail
        }
        as(
                login,
                (connection, sql) -> {
                    for (var leak :
                            List.of(
                                    "select count(*) from %s t where t::text::int = 0",
                                    "select count(*) from %s t where 1 / (length(t::text) * 0) = 1",
                                    "select count(*) from %s t where cast(md5(t::text) as date) is null",
                                    "select count(*) from (select 1 / (length(t::text) * 0) as n from %s t) x where n > 0")) {
                        assertThat(number(sql, leak.formatted(table))).as(leak).isZero();
                    }
                    assertThat(
                                    number(
                                            sql,
                                            "select count(*) from pg_stats where schemaname || '.' || tablename = '%s'"
                                                    .formatted(table)))
                            .isZero();
                });
    }

    @ParameterizedTest(name = "to \"{0}\"")
    @MethodSource("everyone")
    void noStatementChangesARowEvenIfTheRoleWereLetToTry(String login) throws Exception {
        for (var table : SEEN.keySet()) {
            noStatementChangesARow(table, login);
        }
    }

    private void noStatementChangesARow(String table, String login) throws Exception {
        var seen = seen(table, login);
        var column =
                rows("""
                select attname from pg_attribute
                 where attrelid = '%s'::regclass and attnum > 0 and attidentity = ''
                 order by attnum
                """
                                .formatted(table))
                        .getFirst();
        withEveryGrant(
                table,
                login,
                sql -> {
                    assertThat(number(sql, counted("select 1 from %s for update".formatted(table))))
                            .isLessThanOrEqualTo(seen);
                    assertThat(
                                    sql.executeUpdate(
                                            "update %1$s set %2$s = %2$s".formatted(table, column)))
                            .isZero();
                    assertThat(sql.executeUpdate("delete from %s".formatted(table))).isZero();
                    // a merge that looks at no column stumbles over the row instead of passing it
                    // by
                    for (var merge :
                            List.of(
                                    "merge into %1$s t using (select 1) one on true when matched then delete",
                                    "merge into %1$s t using (select 1) one on true when matched then update set %2$s = t.%2$s",
                                    "merge into %1$s t using (select 1) one on t.%2$s is not null when matched then delete")) {
                        assertNothingChanged(sql, merge.formatted(table, column));
                    }
                });
    }

    private static void assertNothingChanged(Statement sql, String statement) throws SQLException {
        sql.execute("savepoint before");
        try {
            assertThat(sql.executeUpdate(statement)).as(statement).isZero();
        } catch (PSQLException refused) {
            assertThat(refused.getSQLState()).as(statement).isEqualTo(DENIED);
            assertThat(refused.getServerErrorMessage().getDetail()).isNull();
        }
        sql.execute("rollback to before");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "consult.case_record",
                "consult.case_entry",
                "consult.case_party",
                "consult.wrong_number",
                "identity.emergency",
                "identity.emergency_return",
                "deployment.health_form",
                "deployment.health_clearance",
                "deployment.health_check",
                "deployment.health_escalation",
                "deployment.health_answer",
                "deployment.health_descent",
                "deployment.health_review"
            })
    void noForeignRowIsWritten(String table) throws Exception {
        // rows as they stand, of places where none of these may write
        var row =
                onePerPosting(
                        rows("select to_json(t) from %s t order by t::text desc".formatted(table)));
        for (var login : List.of(NOBODY, "admin", "auditor", "former", "donor", "zhiduo")) {
            for (var json : row) {
                if (json.contains(As.account("zhiduo").toString()) || isOfZhiduo(json)) {
                    continue;
                }
                for (var conflict :
                        List.of(
                                "",
                                " on conflict do nothing",
                                " on conflict do nothing returning *")) {
                    assertThatThrownBy(() ->
                                    withEveryGrant(
                                            table,
                                            login,
                                            sql ->
                                                    sql.execute(
                                                            "insert into %1$s overriding system value select * from json_populate_record(null::%1$s, '%2$s')%3$s"
                                                                    .formatted(
                                                                            table,
                                                                            json.replace("'", "''"),
                                                                            conflict))))
                            .as("%s by %s", json, login)
                            .isInstanceOfSatisfying(
                                    PSQLException.class,
                                    refused -> {
                                        assertThat(refused.getSQLState()).isEqualTo(DENIED);
                                        assertThat(refused.getServerErrorMessage().getDetail())
                                                .isNull();
                                    });
                }
            }
        }
    }

    /** The policies ask whose posting it is, never which of its many rows. */
    private static Collection<String> onePerPosting(List<String> rows) {
        var posting = Pattern.compile("\"posting\":\"[^\"]+\"");
        var kept = new LinkedHashMap<String, String>();
        for (var json : rows) {
            var found = posting.matcher(json);
            kept.putIfAbsent(found.find() ? found.group() : json, json);
        }
        return kept.values();
    }

    private boolean isOfZhiduo(String json) throws SQLException {
        for (var id :
                rows(
                        "select id::text from consult.case_record where institution = '%s' union select e.id::text from identity.emergency e join identity.account a on a.id = e.account where a.login = 'zhiduo'"
                                .formatted(id("institution:治多县妇幼保健院")))) {
            if (json.contains(id)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void theApplicationMayNotEvenTryToChangeOrRemove() throws Exception {
        for (var table : SEEN.keySet()) {
            for (var statement :
                    List.of(
                            "delete from " + table,
                            "truncate " + table,
                            "alter table " + table + " disable row level security")) {
                assertThatThrownBy(
                                () -> as("receiver", (connection, sql) -> sql.execute(statement)))
                        .as(statement)
                        .isInstanceOfSatisfying(
                                PSQLException.class,
                                refused -> assertThat(refused.getSQLState()).isEqualTo(DENIED));
            }
        }
    }

    @Test
    void nobodyStepsOutOfTheRoleOrPastThePolicies() throws Exception {
        for (var statement :
                List.of(
                        "set role postgres",
                        "set session authorization postgres",
                        "alter role jieli_app bypassrls",
                        "create policy mine on consult.case_record using (true)")) {
            assertThatThrownBy(() -> as("receiver", (connection, sql) -> sql.execute(statement)))
                    .as(statement)
                    .isInstanceOf(PSQLException.class);
        }
        assertThatThrownBy(() ->
                        as(
                                "donor",
                                (connection, sql) -> {
                                    sql.execute("set row_security = off");
                                    sql.executeQuery("select count(*) from consult.case_record");
                                }))
                .hasMessageContaining("row-level security");
    }

    @Test
    void aRoleThatEndedTodayShowsNothingAnyMore() throws Exception {
        var account = UUID.randomUUID();
        var person = UUID.randomUUID();
        var source = UUID.randomUUID();
        var say =
                """
                insert into identity.holding (source, person, role, scope_kind, scope, during, by_deed, given_at)
                select '%s', '%s', 'APPRENTICE', 'INSTITUTION', '%s', daterange(current_date - 9, %s), true, now()
                """;
        var place = id("institution:嘉黎县人民医院");
        try (var connection = owner.getConnection();
                var sql = connection.createStatement()) {
            sql.execute(
                    "insert into identity.account (id, person, login, created_at) values ('%s', '%s', 'passing-%s', now())"
                            .formatted(account, person, account.toString().substring(0, 8)));
            sql.execute(say.formatted(source, person, place, "current_date + 9"));
        }
        assertThat(casesOf(account)).isPositive();
        try (var connection = owner.getConnection();
                var sql = connection.createStatement()) {
            sql.execute(
                    say.formatted(
                            source, person, place, "(now() at time zone 'Asia/Shanghai')::date"));
        }
        assertThat(casesOf(account)).isZero();
    }

    @Test
    void theAccountEndsWithItsTransaction() throws Exception {
        try (var connection = application.getConnection();
                var sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            tell(sql, As.account("apprentice").toString());
            assertThat(number(sql, "select count(*) from consult.case_record")).isPositive();
            connection.commit();
            assertThat(number(sql, "select count(*) from consult.case_record")).isZero();
            connection.rollback();
        }
    }

    @Test
    void whatOneMaySeeIsAskedOnceAQueryNotOnceARow() throws Exception {
        for (var table : List.of("consult.case_record", "consult.case_entry")) {
            as(
                    "apprentice",
                    (connection, sql) -> {
                        var rows =
                                sql.executeQuery(
                                        "explain (analyze, costs off) select * from " + table);
                        var plan = new StringBuilder();
                        while (rows.next()) {
                            plan.append(rows.getString(1)).append('\n');
                        }
                        assertThat(plan.toString()).contains("hashed SubPlan");
                        assertThat(
                                        plan.toString()
                                                .lines()
                                                .filter(line -> line.contains("Function Scan")))
                                .as(plan.toString())
                                .allMatch(line ->
                                        line.contains("loops=1")
                                                || line.contains("never executed"));
                    });
        }
    }

    interface Work {
        void with(Connection connection, Statement sql) throws SQLException, IOException;
    }

    interface Attempt {
        void with(Statement sql) throws SQLException;
    }

    /** As the application, for an account, in a transaction that is rolled back. */
    private void as(String login, Work work) throws SQLException, IOException {
        try (var connection = application.getConnection();
                var sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                tell(sql, account(login));
                sql.execute(
                        """
                        create function pg_temp.counted(wanted text) returns bigint language plpgsql as
                        $$ declare n bigint; begin execute 'select count(*) from ' || wanted into n; return n; end $$
                        """);
                work.with(connection, sql);
            } finally {
                connection.rollback();
            }
        }
    }

    /** As if a migration had let the role change everything: the policies stand alone. */
    private void withEveryGrant(String table, String login, Attempt attempt) throws SQLException {
        try (var connection = owner.getConnection();
                var sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                sql.execute("grant all on %s to jieli_app".formatted(table));
                sql.execute("set local role jieli_app");
                tell(sql, account(login));
                attempt.with(sql);
            } finally {
                connection.rollback();
            }
        }
    }

    private static void tell(Statement sql, String account) throws SQLException {
        sql.execute("select set_config('jieli.account', '%s', true)".formatted(account));
    }

    private long casesOf(UUID account) throws SQLException {
        try (var connection = application.getConnection();
                var sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            tell(sql, account.toString());
            var seen = number(sql, "select count(*) from consult.case_record");
            connection.rollback();
            return seen;
        }
    }

    /** How many rows of a table someone should see. */
    private long seen(String table, String login) throws SQLException {
        if (login.equals(NOBODY)) {
            return 0;
        }
        var account = account(login);
        var person =
                rows("select person::text from identity.account where id = '%s'".formatted(account))
                        .getFirst();
        var places = array(PLACES.getOrDefault(login, List.of()));
        var contacts =
                array(
                        login.equals("supporter")
                                ? List.of("温州市第七人民医院")
                                : PLACES.getOrDefault(login, List.of()));
        var condition =
                SEEN.getOrDefault(table, "").formatted(places, account, login, person, contacts);
        return Long.parseLong(
                rows("select count(*) from %s where %s".formatted(table, condition)).getFirst());
    }

    private long all(String table) throws SQLException {
        return Long.parseLong(rows("select count(*) from " + table).getFirst());
    }

    private static String array(List<String> institutions) {
        return institutions.stream()
                .map(name -> "'" + id("institution:" + name) + "'")
                .collect(joining(", ", "array[", "]::uuid[]"));
    }

    private String account(String login) throws SQLException {
        return login.equals(NOBODY)
                ? ""
                : rows("select id::text from identity.account where login = '%s'".formatted(login))
                        .getFirst();
    }

    private List<String> rows(String query) throws SQLException {
        try (var sql = looking.createStatement();
                var rows = sql.executeQuery(query)) {
            var all = new ArrayList<String>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }

    private static String counted(String query) {
        return "with inside as (%s) select count(*) from inside".formatted(query);
    }

    private static long number(Statement sql, String query) throws SQLException {
        try (var rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static long copied(Connection connection, String copy)
            throws SQLException, IOException {
        return connection.unwrap(PGConnection.class).getCopyAPI().copyOut(copy, new StringWriter());
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
