package jieli.mentoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import jieli.Stopwatch;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.identity.Accounts;
import jieli.identity.Acting;
import jieli.identity.Me;
import jieli.mentoring.Entry.Member;
import jieli.mentoring.Entry.Outcome;
import jieli.mentoring.Entry.Role;
import jieli.terms.Term;
import jieli.terms.Terms;
import org.springframework.context.ApplicationContext;

/**
 * Recording a case with its line of the ledger, checked and told to whoever listens, against the
 * bare inserts of the same rows through JDBC, each in one transaction that is committed.
 */
public final class EntryBench {

    private static final int BLOCK = 200;
    private static final int BLOCKS = 12;
    private static final int WARM = 10;
    private static final LocalDate FIRST = LocalDate.of(2025, 9, 1);
    private static final int DAYS = 400;
    private static final List<Term> TECHNIQUES = Terms.get("techniques").terms();
    private static final UUID HOSPITAL = id("institution:嘉黎县人民医院");
    private static final UUID LEARNER = id("person:旦增曲扎@嘉黎县人民医院");
    private static final UUID MENTOR = id("person:陈望舒@温州市第七人民医院");

    /** The rows of a case: their tables with the column that names it. */
    private static final Map<String, String> ROWS =
            Map.of(
                    "mentoring.entry", "id",
                    "mentoring.entry_role", "entry",
                    "mentoring.entry_patient", "entry",
                    "ledger.line", "source");

    /**
     * Rows of a table, ready to be inserted again.
     *
     * @param own where the columns stand that must differ, from 0
     */
    private record Copy(String sql, List<Object[]> rows, List<Integer> own) {}

    private EntryBench() {}

    /**
     * Milliseconds a case: ours, then the bare inserts; the median of blocks that take turns.
     *
     * @param house with the demonstration
     */
    public static double[] measure(ApplicationContext house, DataSource owner) throws SQLException {
        try (var connection = owner.getConnection()) {
            return measure(house, connection);
        }
    }

    private static double[] measure(ApplicationContext house, Connection connection)
            throws SQLException {
        var log = house.getBean(Log.class);
        var me = me(house);
        var model = Acting.as(me.account(), () -> enter(log, me));
        var copies = copies(connection, model);
        connection.setAutoCommit(false);
        var ours = new double[BLOCKS];
        var bare = new double[BLOCKS];
        for (int block = -WARM; block < BLOCKS; block++) {
            var our = took(() -> Acting.as(me.account(), () -> enter(log, me)));
            var their = took(() -> insert(connection, copies));
            if (block >= 0) {
                ours[block] = our;
                bare[block] = their;
            }
        }
        return new double[] {Stopwatch.median(ours), Stopwatch.median(bare)};
    }

    private static Me me(ApplicationContext house) {
        var accounts = house.getBean(Accounts.class);
        return accounts.me(accounts.findByLogin("apprentice").orElseThrow().id()).orElseThrow();
    }

    private static UUID enter(Log log, Me me) {
        var id = UUID.randomUUID();
        var refusal =
                log.enter(
                        new Entry(
                                new EntryId(id),
                                new InstitutionId(HOSPITAL),
                                TECHNIQUES
                                        .get(Math.floorMod(id.hashCode() / DAYS, TECHNIQUES.size()))
                                        .code(),
                                FIRST.plusDays(Math.floorMod(id.hashCode(), DAYS)),
                                List.of(
                                        member(LEARNER, Role.OPERATOR),
                                        member(MENTOR, Role.SUPERVISOR_PRESENT)),
                                Outcome.SUCCESSFUL,
                                "",
                                false,
                                false,
                                "",
                                null,
                                null,
                                true),
                        "B" + id.toString().substring(0, 12),
                        false,
                        me);
        if (refusal.isPresent()) {
            throw new IllegalStateException(refusal.get().toString());
        }
        return id;
    }

    private static Member member(UUID person, Role role) {
        return new Member(new PersonId(person), role, false, null);
    }

    /** What was inserted, read once: the peer knows every value and looks nothing up. */
    private static List<Copy> copies(Connection connection, UUID model) throws SQLException {
        var copies = new ArrayList<Copy>();
        for (var table :
                List.of(
                        "mentoring.entry",
                        "mentoring.entry_role",
                        "mentoring.entry_patient",
                        "ledger.line")) {
            var columns = columns(connection, table);
            var key = Objects.requireNonNull(ROWS.get(table));
            var rows = new ArrayList<Object[]>();
            try (var statement = connection.createStatement();
                    var found =
                            statement.executeQuery(
                                    "select %s from %s where %s = '%s'"
                                            .formatted(
                                                    String.join(", ", columns),
                                                    table,
                                                    key,
                                                    model))) {
                while (found.next()) {
                    var row = new Object[columns.size()];
                    for (int i = 0; i < row.length; i++) {
                        row[i] = found.getObject(i + 1);
                    }
                    rows.add(row);
                }
            }
            var own = new ArrayList<Integer>();
            for (var name : List.of(key, "id")) {
                if (columns.contains(name) && !own.contains(columns.indexOf(name))) {
                    own.add(columns.indexOf(name));
                }
            }
            copies.add(
                    new Copy(
                            "insert into %s (%s) values (%s)"
                                    .formatted(
                                            table,
                                            String.join(", ", columns),
                                            String.join(
                                                    ", ",
                                                    Collections.nCopies(columns.size(), "?"))),
                            rows,
                            own));
        }
        return copies;
    }

    private static List<String> columns(Connection connection, String table) throws SQLException {
        var parts = table.split("\\.");
        var names = new ArrayList<String>();
        try (var statement =
                connection.prepareStatement(
                        """
                        select column_name from information_schema.columns
                         where table_schema = ? and table_name = ? and is_generated = 'NEVER' and is_identity = 'NO'
                         order by ordinal_position
                        """)) {
            statement.setString(1, parts[0]);
            statement.setString(2, parts[1]);
            var found = statement.executeQuery();
            while (found.next()) {
                names.add(found.getString(1));
            }
        }
        return names;
    }

    private static void insert(Connection connection, List<Copy> copies) {
        var id = UUID.randomUUID();
        try {
            for (var copy : copies) {
                try (var statement = connection.prepareStatement(copy.sql())) {
                    for (var row : copy.rows()) {
                        for (int i = 0; i < row.length; i++) {
                            statement.setObject(i + 1, copy.own().contains(i) ? id : row[i]);
                        }
                        statement.addBatch();
                    }
                    statement.executeBatch();
                }
            }
            connection.commit();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static double took(Runnable one) {
        var started = System.nanoTime();
        for (int i = 0; i < BLOCK; i++) {
            one.run();
        }
        return (System.nanoTime() - started) / 1e6 / BLOCK;
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
