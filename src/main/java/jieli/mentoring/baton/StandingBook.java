package jieli.mentoring.baton;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import jieli.mentoring.Places.Within;
import jieli.mentoring.baton.Standing.Why;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Standings as rows: kept, taken up when they no longer hold. */
@Repository
class StandingBook {

    private static final UUID FIRST = new UUID(0, 0);

    /**
     * As many as one transaction works out: whoever records a case of one of them never waits for
     * longer than their marks take to go.
     */
    private static final int BATCH = 50;

    /** Whoever works a key out holds its lock; no other key is waited for while holding one. */
    private static final String LOCK = "(hashtextextended(concat(%s, '/', %s), 4718))";

    /**
     * A baton that no longer holds.
     *
     * @param mark the version of its mark, null if it turned by time alone
     * @param mine whether nobody else works it out at this moment
     */
    private record Due(BatonKey key, @Nullable String mark, boolean mine) {}

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batch;
    private final TransactionTemplate transaction;

    StandingBook(
            JdbcClient jdbc,
            NamedParameterJdbcOperations batch,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Works out some of what no longer holds, in key order, in one short transaction. What somebody
     * else works out is left to them. A mark goes only if it was not written again in between: then
     * a deed came that may have been missed.
     *
     * @param after where the last call ended; empty to begin
     * @return where to go on; empty at the end
     */
    Optional<BatonKey> work(
            Within within,
            Optional<BatonKey> after,
            LocalDate today,
            Function<List<BatonKey>, List<Kept>> working) {
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    var due = due(within, after, today);
                    work(due.stream().filter(Due::mine).toList(), working);
                    return due.size() < BATCH
                            ? Optional.<BatonKey>empty()
                            : Optional.of(due.getLast().key());
                }));
    }

    /** Works out one if it no longer holds; waits for whoever does so already. */
    void work(BatonKey key, LocalDate today, Function<List<BatonKey>, List<Kept>> working) {
        transaction.executeWithoutResult(_ -> {
            lock(key);
            work(due(key, today), working);
        });
    }

    private void work(List<Due> due, Function<List<BatonKey>, List<Kept>> working) {
        if (!due.isEmpty()) {
            keep(working.apply(due.stream().map(Due::key).toList()));
            settle(due.stream().filter(one -> one.mark() != null).toList());
        }
    }

    /**
     * The day stands in the text of the query: the server then knows that few of them are due, and
     * looks for those instead of going through all.
     */
    private List<Due> due(Within within, Optional<BatonKey> after, LocalDate today) {
        return jdbc.sql(
                        """
                        select d.institution, d.technique, d.mark, pg_try_advisory_xact_lock
                        """
                                + LOCK.formatted("d.institution", "d.technique")
                                + """
                                         as mine
                                  from (select u.institution, u.technique, max(u.mark) as mark from (
                                           (select s.institution, s.technique, s.xmin::text as mark from mentoring.stale s
                                             where (:everywhere or s.institution = any(:places))
                                               and (s.institution, s.technique) > (:after, :after_technique)
                                             order by s.institution, s.technique limit :most)
                                         union all
                                           (select s.institution, s.technique, null from mentoring.standing s
                                             where s.holds_until <= date '%s' and (:everywhere or s.institution = any(:places))
                                               and (s.institution, s.technique) > (:after, :after_technique)
                                             order by s.institution, s.technique limit :most)) u
                                         group by u.institution, u.technique
                                         order by u.institution, u.technique limit :most) d
                                """
                                        .formatted(today))
                .params(within.parameters())
                .param("after", after.map(key -> key.institution().value()).orElse(FIRST))
                .param("after_technique", after.map(BatonKey::technique).orElse(""))
                .param("most", BATCH)
                .query(StandingBook::due)
                .list();
    }

    private void lock(BatonKey key) {
        jdbc.sql(
                        "select pg_advisory_xact_lock"
                                + LOCK.formatted("cast(:institution as uuid)", ":technique")
                                + " is null")
                .param("institution", key.institution().value())
                .param("technique", key.technique())
                .query(Boolean.class)
                .single();
    }

    private List<Due> due(BatonKey key, LocalDate today) {
        return jdbc.sql(
                        """
                        select k.institution, k.technique, m.xmin::text as mark, true as mine
                          from (select cast(:institution as uuid) as institution, cast(:technique as text) as technique) k
                          left join mentoring.stale m using (institution, technique)
                          left join mentoring.standing s using (institution, technique)
                         where m.technique is not null or s.holds_until <= :today
                        """)
                .param("institution", key.institution().value())
                .param("technique", key.technique())
                .param("today", today)
                .query(StandingBook::due)
                .list();
    }

    private static Due due(ResultSet row, int number) throws SQLException {
        return new Due(Histories.key(row), row.getString("mark"), row.getBoolean("mine"));
    }

    /** The last that is done, so that whoever adds to one of them waits for the commit alone. */
    private void settle(List<Due> marks) {
        jdbc.sql(
                        """
                        delete from mentoring.stale d
                         using (select s.institution, s.technique
                                  from unnest(cast(:institutions as uuid[]), cast(:techniques as text[]),
                                              cast(:marks as text[])) k (institution, technique, mark)
                                  join mentoring.stale s on s.institution = k.institution and s.technique = k.technique
                                 where s.xmin::text = k.mark
                                 order by s.institution, s.technique
                                   for update of s skip locked) c
                         where d.institution = c.institution and d.technique = c.technique
                        """)
                .param(
                        "institutions",
                        marks.stream()
                                .map(one -> one.key().institution().value())
                                .toArray(UUID[]::new))
                .param(
                        "techniques",
                        marks.stream().map(one -> one.key().technique()).toArray(String[]::new))
                .param("marks", marks.stream().map(Due::mark).toArray(String[]::new))
                .update();
    }

    /** How many in scope no longer hold. */
    long due(Within within, LocalDate today) {
        return jdbc.sql(
                        """
                        select (select count(*) from mentoring.stale s where (:everywhere or s.institution = any(:places)))
                             + (select count(*) from mentoring.standing s
                                 where s.holds_until <= :today and (:everywhere or s.institution = any(:places)))
                        """)
                .params(within.parameters())
                .param("today", today)
                .query(Long.class)
                .single();
    }

    /** Marks what has deeds and no standing: rows that came by another way than a deed of today. */
    int seek() {
        return jdbc.sql(
                        """
                        insert into mentoring.stale (institution, technique)
                        select institution, technique from (
                               select institution, technique from mentoring.entry group by 1, 2
                               union select institution, technique from mentoring.skill_grant
                               union select institution, technique from mentoring.technique_step
                               union select institution, technique from mentoring.means
                               union select institution, technique from mentoring.teaching_now) d
                         where not exists (select from mentoring.standing s
                                            where s.institution = d.institution and s.technique = d.technique)
                         order by 1, 2
                            on conflict do nothing
                        """)
                .update();
    }

    private void keep(Collection<Kept> all) {
        batch.batchUpdate(
                """
                insert into mentoring.standing as s (id, institution, technique, day, holds_until, pressing, state, why,
                       departed, independent, guided, needed, before, last_case, able, levels, equipment, consumables,
                       warning, warned, threatened, next_state, next_day, simulated)
                values (:id, :institution, :technique, :day, :holds_until, :pressing, :state, :why,
                       :departed, :independent, :guided, :needed, :before, :last_case, :able, :levels, :equipment, :consumables,
                       :warning, :warned, :threatened, :next_state, :next_day, :simulated)
                on conflict (institution, technique) do update
                   set day = excluded.day, holds_until = excluded.holds_until, pressing = excluded.pressing,
                       state = excluded.state, why = excluded.why, departed = excluded.departed,
                       independent = excluded.independent, guided = excluded.guided, needed = excluded.needed,
                       before = excluded.before, last_case = excluded.last_case, able = excluded.able,
                       levels = excluded.levels, equipment = excluded.equipment, consumables = excluded.consumables,
                       warning = excluded.warning, warned = excluded.warned, threatened = excluded.threatened,
                       next_state = excluded.next_state, next_day = excluded.next_day, simulated = excluded.simulated
                """,
                all.stream()
                        .sorted(Comparator.comparing(kept -> kept.key().id()))
                        .map(StandingBook::columns)
                        .toArray(SqlParameterSource[]::new));
    }

    private static SqlParameterSource columns(Kept kept) {
        var standing = kept.standing();
        var warning = Optional.ofNullable(kept.warning());
        return new MapSqlParameterSource()
                .addValue("id", kept.key().id())
                .addValue("institution", kept.key().institution().value())
                .addValue("technique", kept.key().technique())
                .addValue("day", standing.day())
                .addValue("holds_until", kept.holdsUntil())
                .addValue("pressing", kept.pressing())
                .addValue("state", standing.state().name())
                .addValue("why", standing.why().stream().map(Why::name).toArray(String[]::new))
                .addValue("departed", standing.departed())
                .addValue("independent", (int) standing.independent())
                .addValue("guided", (int) standing.guided())
                .addValue("needed", standing.needed())
                .addValue("before", (int) standing.before())
                .addValue("last_case", standing.last())
                .addValue("able", standing.able().toArray(UUID[]::new))
                .addValue("levels", kept.levels().toArray(Integer[]::new))
                .addValue("equipment", name(kept.equipment()))
                .addValue("consumables", name(kept.consumables()))
                .addValue("warning", warning.map(one -> one.kind().name()).orElse(null))
                .addValue("warned", warning.map(Warning::day).orElse(null))
                .addValue("threatened", warning.map(Warning::person).orElse(null))
                .addValue("next_state", name(kept.nextState()))
                .addValue("next_day", kept.nextDay())
                .addValue("simulated", kept.simulated());
    }

    static @Nullable String name(@Nullable Enum<?> one) {
        return one == null ? null : one.name();
    }
}
