package jieli.mentoring.baton;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import jieli.deployment.Posting;
import jieli.directory.PersonId;
import jieli.mentoring.EntryId;
import jieli.mentoring.Places.Within;
import jieli.mentoring.baton.Standing.Why;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Standings as rows: kept, taken up when they no longer hold. */
@Repository
class StandingBook {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batch;

    StandingBook(JdbcClient jdbc, NamedParameterJdbcOperations batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /**
     * Takes batons whose standing no longer holds, so that nobody else works them out until the end
     * of the transaction. What somebody is adding to at this moment is left for the next time: it
     * is marked when their transaction ends.
     */
    List<BatonKey> claim(Within within, LocalDate today, int most) {
        var stale = claimStale(within, most);
        var turned =
                stale.size() == most
                        ? List.<BatonKey>of()
                        : claimTurned(within, today, most - stale.size());
        return Stream.concat(stale.stream(), turned.stream()).distinct().toList();
    }

    private List<BatonKey> claimStale(Within within, int most) {
        return jdbc.sql(
                        """
                        delete from mentoring.stale d
                         using (select s.institution, s.technique from mentoring.stale s
                                 where (:everywhere or s.institution = any(:places))
                                 order by s.institution, s.technique limit :most
                                   for update skip locked) c
                         where d.institution = c.institution and d.technique = c.technique
                        returning d.institution, d.technique
                        """)
                .params(within.parameters())
                .param("most", most)
                .query((row, _) -> Histories.key(row))
                .list();
    }

    private List<BatonKey> claimTurned(Within within, LocalDate today, int most) {
        return jdbc.sql(
                        """
                        select s.institution, s.technique from mentoring.standing s
                         where s.holds_until <= :today and (:everywhere or s.institution = any(:places))
                         limit :most
                           for update skip locked
                        """)
                .params(within.parameters())
                .param("today", today)
                .param("most", most)
                .query((row, _) -> Histories.key(row))
                .list();
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

    void keep(Collection<Kept> all) {
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

    private static @Nullable String name(@Nullable Enum<?> one) {
        return one == null ? null : one.name();
    }
}
