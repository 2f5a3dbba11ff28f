package jieli.mentoring.competence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.mentoring.competence.Grant.Suspension;
import jieli.mentoring.competence.SkillBook.Stamp;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Grants with their suspensions as rows; rows are only added. */
@Repository
class GrantBook {

    private static final String ALL =
            """
            select g.*, lower(g.during) as starts, upper(g.during) as ends from mentoring.skill_grant g where
            """;

    private record Suspended(UUID grant, Suspension it) {}

    private final JdbcClient jdbc;

    GrantBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Grant> find(UUID id) {
        var suspensions = suspensions(List.of(id));
        return jdbc.sql(ALL + " g.id = :id")
                .param("id", id)
                .query((row, _) -> grant(row, suspensions))
                .optional();
    }

    /** Whatever somebody was ever granted. */
    List<Grant> of(PersonId person) {
        return of(List.of(person));
    }

    /** Whatever these people were ever granted. */
    List<Grant> of(Collection<PersonId> people) {
        var ids = people.stream().map(PersonId::value).toArray(UUID[]::new);
        var suspensions =
                suspensions(
                        jdbc.sql("select id from mentoring.skill_grant where person = any(:people)")
                                .param("people", ids)
                                .query(UUID.class)
                                .list());
        return jdbc.sql(ALL + " g.person = any(:people) order by g.during, g.id")
                .param("people", ids)
                .query((row, _) -> grant(row, suspensions))
                .list();
    }

    /** Those that hold today and end before a day, the first first, at most a hundred. */
    List<Grant> ending(PersonId reader, Map<String, ?> within, LocalDate today, LocalDate before) {
        return jdbc.sql(
                        ALL
                                + """
                                 g.id in (select n.id from mentoring.grant_now n
                                           where n.days @> cast(:today as date))
                                   and upper(g.during) <= cast(:before as date)
                                   and (:everywhere or g.institution = any(:places) or g.person = :reader)
                                   and not exists (select from mentoring.skill_grant x
                                                    where x.person = g.person and x.institution = g.institution
                                                      and x.technique = g.technique and x.level >= g.level
                                                      and upper(x.during) > upper(g.during))
                                 order by upper(g.during), g.id limit 100
                                """)
                .params(within)
                .param("reader", reader.value())
                .param("today", today.toString())
                .param("before", before.toString())
                .query((row, _) -> grant(row, Map.of()))
                .list();
    }

    private Map<UUID, List<Suspension>> suspensions(Collection<UUID> grants) {
        return jdbc
                .sql(
                        """
                        select skill_grant, lower(during) as starts, reason,
                               case when not upper_inf(during) and upper(during) <> 'infinity' then upper(during) end as ends
                          from mentoring.skill_suspension where skill_grant = any(:grants) order by at, id
                        """)
                .param("grants", grants.toArray(UUID[]::new))
                .query((row, _) ->
                        new Suspended(
                                row.getObject("skill_grant", UUID.class),
                                new Suspension(
                                        row.getObject("starts", LocalDate.class),
                                        row.getObject("ends", LocalDate.class),
                                        row.getString("reason"))))
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(
                                Suspended::grant,
                                Collectors.mapping(Suspended::it, Collectors.toList())));
    }

    void add(Grant one, Stamp stamp) {
        jdbc.sql(
                        """
                        insert into mentoring.skill_grant (id, person, institution, technique, level, scope, during,
                               evidence, grantor, by, at, simulated)
                        values (:id, :person, :institution, :technique, :level, :scope,
                               daterange(cast(:from as date), cast(:until as date)),
                               :evidence, :grantor, :by, :at, :simulated)
                        """)
                .param("id", one.id())
                .param("person", one.person().value())
                .param("institution", one.institution().value())
                .param("technique", one.technique())
                .param("level", one.level())
                .param("scope", one.scope())
                .param("from", one.from().toString())
                .param("until", one.until().toString())
                .param("evidence", one.evidence())
                .param("grantor", one.grantor().value())
                .param("by", stamp.by().value())
                .param("at", stamp.at())
                .param("simulated", one.simulated())
                .update();
    }

    /**
     * Suspends a grant, for good where no end is named.
     *
     * @param until the first day it holds again
     */
    void suspend(UUID id, UUID grant, Suspension one, Stamp stamp) {
        var until = one.until();
        jdbc.sql(
                        """
                        insert into mentoring.skill_suspension (id, skill_grant, during, reason, by, at)
                        values (:id, :grant, daterange(cast(:from as date), cast(:until as date)), :reason, :by, :at)
                        """)
                .param("id", id)
                .param("grant", grant)
                .param("from", one.from().toString())
                .param("until", until == null ? "infinity" : until.toString())
                .param("reason", one.reason())
                .param("by", stamp.by().value())
                .param("at", stamp.at())
                .update();
    }

    private static Grant grant(ResultSet row, Map<UUID, List<Suspension>> suspensions)
            throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Grant(
                id,
                new PersonId(row.getObject("person", UUID.class)),
                new InstitutionId(row.getObject("institution", UUID.class)),
                row.getString("technique"),
                row.getInt("level"),
                row.getString("scope"),
                row.getObject("starts", LocalDate.class),
                row.getObject("ends", LocalDate.class),
                row.getString("evidence"),
                new PersonId(row.getObject("grantor", UUID.class)),
                suspensions.getOrDefault(id, List.of()),
                row.getBoolean("simulated"));
    }
}
