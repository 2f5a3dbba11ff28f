package jieli.mentoring.baton;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import jieli.deployment.Posting;
import jieli.directory.PersonId;
import jieli.mentoring.Deed;
import jieli.mentoring.EntryId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What was found after departures, what was told of it, what was noted of means, what deeds of
 * elsewhere say of batons: rows only added.
 */
@Repository
class DeedBook {

    private static final String KEYS =
            " join unnest(cast(:institutions as uuid[]), cast(:techniques as text[])) k (institution, technique)"
                    + " using (institution, technique) ";

    /**
     * The newest version of what was found.
     *
     * @param state null if nobody left then after all
     * @param complications in the cases of its window; null if nobody left then
     * @param takenOver by a supervisor; null if nobody left then
     * @param equipment null while nobody knows
     * @param consumables null while nobody knows
     */
    record Found(
            BatonKey key,
            LocalDate departed,
            int months,
            int version,
            @Nullable BatonState state,
            int independent,
            int before,
            int able,
            @Nullable LocalDate last,
            @Nullable Integer complications,
            @Nullable Integer takenOver,
            Means.@Nullable State equipment,
            Means.@Nullable State consumables,
            boolean simulated) {}

    /** The newest version of what was told. */
    record Told(BatonKey key, Deed.Kind kind, LocalDate about, int version, boolean counts) {

        /** Of the deed that this version told of. */
        UUID deed() {
            return key.named(kind + ":" + about + ":" + version);
        }
    }

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batch;

    DeedBook(JdbcClient jdbc, NamedParameterJdbcOperations batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    List<Found> found(Collection<BatonKey> keys) {
        return of(
                        """
                        select distinct on (institution, technique, c.departed, c.months)
                               institution, technique, c.departed, c.months, c.version, c.state, c.independent, c.before, c.able,
                               c.last_case, c.complications, c.taken_over, c.equipment, c.consumables, c.simulated
                          from mentoring.retention_check c
                        """
                                + KEYS
                                + " order by institution, technique, c.departed, c.months, c.version desc",
                        keys)
                .query(DeedBook::found)
                .list();
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        var state = row.getString("state");
        return new Found(
                Histories.key(row),
                row.getObject("departed", LocalDate.class),
                row.getInt("months"),
                row.getInt("version"),
                state == null ? null : BatonState.valueOf(state),
                row.getInt("independent"),
                row.getInt("before"),
                row.getInt("able"),
                row.getObject("last_case", LocalDate.class),
                row.getObject("complications", Integer.class),
                row.getObject("taken_over", Integer.class),
                BoardBook.state(row.getString("equipment")),
                BoardBook.state(row.getString("consumables")),
                row.getBoolean("simulated"));
    }

    List<Told> told(Collection<BatonKey> keys) {
        return of(
                        """
                        select distinct on (institution, technique, d.kind, d.about)
                               institution, technique, d.kind, d.about, d.version, d.counts
                          from mentoring.baton_deed d
                        """
                                + KEYS
                                + " order by institution, technique, d.kind, d.about, d.version desc",
                        keys)
                .query((row, _) ->
                        new Told(
                                Histories.key(row),
                                Deed.Kind.valueOf(row.getString("kind")),
                                row.getObject("about", LocalDate.class),
                                row.getInt("version"),
                                row.getBoolean("counts")))
                .list();
    }

    private JdbcClient.StatementSpec of(String sql, Collection<BatonKey> keys) {
        return jdbc.sql(sql)
                .param(
                        "institutions",
                        keys.stream().map(key -> key.institution().value()).toArray(UUID[]::new))
                .param("techniques", keys.stream().map(BatonKey::technique).toArray(String[]::new));
    }

    /** Whoever worked out the same at the same time was no less right. */
    void add(Collection<Found> versions, Instant at) {
        batch.batchUpdate(
                """
                insert into mentoring.retention_check (institution, technique, departed, months, version, state, independent,
                       before, able, last_case, complications, taken_over, equipment, consumables, at, simulated)
                values (:institution, :technique, :departed, :months, :version, :state, :independent,
                       :before, :able, :last_case, :complications, :taken_over, :equipment, :consumables, :at, :simulated)
                on conflict do nothing
                """,
                versions.stream()
                        .map(one -> columns(one).addValue("at", at.atOffset(ZoneOffset.UTC)))
                        .toArray(SqlParameterSource[]::new));
    }

    private static MapSqlParameterSource columns(Found one) {
        return new MapSqlParameterSource("institution", one.key().institution().value())
                .addValue("technique", one.key().technique())
                .addValue("departed", one.departed())
                .addValue("months", one.months())
                .addValue("version", one.version())
                .addValue("state", StandingBook.name(one.state()))
                .addValue("independent", one.independent())
                .addValue("before", one.before())
                .addValue("able", one.able())
                .addValue("last_case", one.last())
                .addValue("complications", one.complications())
                .addValue("taken_over", one.takenOver())
                .addValue("equipment", StandingBook.name(one.equipment()))
                .addValue("consumables", StandingBook.name(one.consumables()))
                .addValue("simulated", one.simulated());
    }

    /**
     * @return whether nobody else told it at the same time
     */
    boolean add(Told one, Instant at) {
        return jdbc.sql(
                                """
                                insert into mentoring.baton_deed (institution, technique, kind, about, version, counts, at)
                                values (:institution, :technique, :kind, :about, :version, :counts, :at)
                                on conflict do nothing
                                """)
                        .param("institution", one.key().institution().value())
                        .param("technique", one.key().technique())
                        .param("kind", one.kind().name())
                        .param("about", one.about())
                        .param("version", one.version())
                        .param("counts", one.counts())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Adds nothing if it is there already; else its baton is to be worked out anew. */
    void add(BatonKey key, Means one, UUID by, Instant at, boolean simulated) {
        jdbc.sql(
                        """
                        with added as (
                          insert into mentoring.means (id, institution, technique, kind, state, since, words, by, at, simulated)
                          values (:id, :institution, :technique, :kind, :state, :since, :words, :by, :at, :simulated)
                          on conflict (id) do nothing
                          returning institution, technique)
                        insert into mentoring.stale (institution, technique)
                        select institution, technique from added
                        on conflict (institution, technique) do update set technique = excluded.technique
                        """)
                .param("id", one.id())
                .param("institution", key.institution().value())
                .param("technique", key.technique())
                .param("kind", one.kind().name())
                .param("state", one.state().name())
                .param("since", one.since())
                .param("words", one.words())
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("simulated", simulated)
                .update();
    }

    /** Marks what somebody was ever granted: they work elsewhere than before. */
    void markFor(PersonId person) {
        jdbc.sql(
                        """
                        insert into mentoring.stale (institution, technique)
                        select distinct g.institution, g.technique from mentoring.skill_grant g where g.person = :person
                         order by 1, 2
                            on conflict (institution, technique) do update set technique = excluded.technique
                        """)
                .param("person", person.value())
                .update();
    }

    /** Marks what an entry was of. */
    void markFor(EntryId entry) {
        jdbc.sql(
                        """
                        insert into mentoring.stale (institution, technique)
                        select e.institution, e.technique from mentoring.entry e where e.id = :entry
                            on conflict (institution, technique) do update set technique = excluded.technique
                        """)
                .param("entry", entry.value())
                .update();
    }

    /** What somebody taught by a posting: did as a visitor, supervised, agreed to teach. */
    List<String> taught(Posting posting) {
        return jdbc.sql(
                        """
                        select c.technique from mentoring.entry_role r
                          join mentoring.case_now c on c.id = r.entry
                         where r.person = :person and r.posting = :posting
                           and r.role in ('OPERATOR', 'SUPERVISOR_PRESENT', 'SUPERVISOR_ON_CALL')
                        union
                        select t.technique from mentoring.teaching_now t where t.mentor = :person and t.posting = :posting
                         order by 1
                        """)
                .param("person", posting.person().value())
                .param("posting", posting.id().value())
                .query(String.class)
                .list();
    }
}
