package jieli.identity.vault;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals rows anew with the newest key, a batch a transaction: whatever stops it, the next run goes
 * on with what is left. Works as the owner of the tables.
 */
final class Resealing {

    static final int BATCH = 500;
    private static final UUID START = new UUID(0, 0);

    /** What a walk over a column came to; a broken row stays as it is. */
    record Walked(int sealed, int broken) {}

    private record Row(UUID id, byte[] sealed) {}

    private record Batch(UUID last, int sealed, int broken) {}

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final boolean passesPolicies;

    Resealing(DataSource owner) {
        template = new JdbcTemplate(owner);
        jdbc = JdbcClient.create(template);
        transaction = new TransactionTemplate(new JdbcTransactionManager(owner));
        passesPolicies =
                jdbc.sql(
                                """
                                select rolsuper or rolbypassrls from pg_roles
                                 where rolname = current_user
                                """)
                        .query(Boolean.class)
                        .single();
    }

    /** How many seals there are of each key version. */
    Map<Integer, Long> versions(List<SealedColumn> columns) {
        var count = new TreeMap<Integer, Long>();
        for (var column : columns) {
            within(
                    column,
                    () ->
                            jdbc.sql(
                                            """
                                            select get_byte(%1$s, 1) as version, count(*) as seals
                                              from %2$s where %1$s is not null group by 1
                                            """
                                                    .formatted(column.sealed(), column.table()))
                                    .query((row, number) ->
                                            count.merge(
                                                    row.getInt("version"),
                                                    row.getLong("seals"),
                                                    Long::sum))
                                    .list());
        }
        return count;
    }

    Walked walk(SealedColumn column, Vault vault, int newest) {
        var sealed = 0;
        var broken = 0;
        for (var after = START; ; ) {
            var from = after;
            var batch = within(column, () -> batch(column, vault, newest, from));
            sealed += batch.sealed();
            broken += batch.broken();
            if (batch.last().equals(from)) {
                return new Walked(sealed, broken);
            }
            after = batch.last();
        }
    }

    private Batch batch(SealedColumn column, Vault vault, int newest, UUID after) {
        var rows =
                jdbc.sql(
                                """
                                select %1$s, %2$s from %3$s
                                 where %2$s is not null and get_byte(%2$s, 1) < :newest and %1$s > :after
                                 order by %1$s limit :batch
                                   for update
                                """
                                        .formatted(column.id(), column.sealed(), column.table()))
                        .param("newest", newest)
                        .param("after", after)
                        .param("batch", BATCH)
                        .query((row, number) ->
                                new Row(row.getObject(1, UUID.class), row.getBytes(2)))
                        .list();
        var changes = rows.stream().flatMap(row -> change(column, vault, row)).toList();
        if (!changes.isEmpty()) {
            template.batchUpdate(update(column), changes);
        }
        return new Batch(
                rows.isEmpty() ? after : rows.getLast().id(),
                changes.size(),
                rows.size() - changes.size());
    }

    private static String update(SealedColumn column) {
        return column.lookup().isEmpty()
                ? "update %s set %s = ? where %s = ?"
                        .formatted(column.table(), column.sealed(), column.id())
                : "update %s set %s = ?, %s = ? where %s = ?"
                        .formatted(column.table(), column.sealed(), column.lookup(), column.id());
    }

    private static Stream<Object[]> change(SealedColumn column, Vault vault, Row row) {
        var place = column.place(row.id());
        try {
            var plain = vault.open(row.sealed(), place);
            var sealed = vault.seal(plain, place);
            return Stream.<Object[]>of(
                    column.lookup().isEmpty()
                            ? new Object[] {sealed, row.id()}
                            : new Object[] {sealed, vault.lookup(plain), row.id()});
        } catch (BrokenSeal lost) {
            return Stream.empty();
        }
    }

    /**
     * A transaction that sees every row or fails: a policy that hid some would let a key be
     * forgotten that they need. An owner who is no superuser lifts the table's force for the
     * transaction; the price is that readers of the table wait for one batch.
     */
    private <T> T within(SealedColumn column, Supplier<T> work) {
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    jdbc.sql("set local row_security = off").update();
                    var lift = !passesPolicies && isForced(column);
                    if (lift) {
                        jdbc.sql("alter table " + column.table() + " no force row level security")
                                .update();
                    }
                    var done = work.get();
                    if (lift) {
                        jdbc.sql("alter table " + column.table() + " force row level security")
                                .update();
                    }
                    return done;
                }));
    }

    private boolean isForced(SealedColumn column) {
        return jdbc.sql(
                        """
                        select relforcerowsecurity from pg_class where oid = cast(:name as regclass)
                        """)
                .param("name", column.table())
                .query(Boolean.class)
                .single();
    }
}
