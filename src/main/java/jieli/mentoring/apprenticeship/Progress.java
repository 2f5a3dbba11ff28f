package jieli.mentoring.apprenticeship;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What an apprentice has come to, as the log and the grants tell. */
@Repository
class Progress {

    /**
     * Of one technique.
     *
     * @param cases as operator at the hospital from the first day of the term to its last
     * @param alone of these without a visitor in the room
     * @param level granted on the day asked for, 0 for none
     */
    record Of(int cases, int alone, int level) {

        static final Of NOTHING = new Of(0, 0, 0);
    }

    private static final String OF =
            """
            select t.technique,
                   (select count(*) from mentoring.case_now c
                      join mentoring.entry_role r on r.entry = c.id and r.role = 'OPERATOR'
                     where c.institution = :institution and c.technique = t.technique
                       and c.day >= :from and c.day < :until and r.person = :person) as cases,
                   (select count(*) from mentoring.case_now c
                      join mentoring.entry_role r on r.entry = c.id and r.role = 'OPERATOR'
                     where c.institution = :institution and c.technique = t.technique and c.hands = 'LOCAL'
                       and c.day >= :from and c.day < :until and r.person = :person) as alone,
                   (select coalesce(max(g.level), 0) from mentoring.grant_now g
                     where g.institution = :institution and g.technique = t.technique
                       and g.person = :person and g.days @> cast(:day as date)) as level
              from mentoring.pair_technique t
             where t.pair = :pair
            """;

    private final JdbcClient jdbc;

    Progress(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By technique. */
    Map<String, Of> of(Pair pair, LocalDate day) {
        var found = new HashMap<String, Of>();
        jdbc.sql(OF)
                .param("pair", pair.id().value())
                .param("institution", pair.institution().value())
                .param("person", pair.apprentice().value())
                .param("from", pair.agreed().during().from())
                .param("until", pair.agreed().during().until())
                .param("day", day)
                .query((row, _) ->
                        found.put(
                                row.getString("technique"),
                                new Of(
                                        row.getInt("cases"),
                                        row.getInt("alone"),
                                        row.getInt("level"))))
                .list();
        return found;
    }
}
