package jieli.mentoring.competence.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.listing.ListRequest;
import jieli.listing.Listing;
import jieli.listing.Slice;
import jieli.mentoring.Places.Within;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who can do what, over many people. */
@Repository
class PeopleBook {

    static final Listing LISTING =
            new Listing(
                    "/mentoring/people",
                    List.of("q", "institution", "technique", "granted"),
                    List.of("newest", "technique", "cases", "signed", "granted", "ends"));

    /**
     * One local doctor in one technique at one hospital.
     *
     * @param cases as operator, those that count or wait for a signature
     * @param waiting for a signature
     * @param last day of the last case, null if there is none
     * @param observed the level observed last, empty if none
     * @param highest the highest level observed, empty if none
     * @param granted the highest level granted that holds today, 0 if none
     * @param until the first day without it, null if there is none
     */
    record Row(
            PersonId person,
            InstitutionId institution,
            String technique,
            int cases,
            int signed,
            int waiting,
            @Nullable LocalDate last,
            String observed,
            String highest,
            int granted,
            @Nullable LocalDate until,
            boolean alarmed,
            boolean simulated) {}

    /** For those whose office reaches every hospital: it takes the whole log. */
    private static final String EVERYONE =
            """
            mentoring.case_now c join mentoring.entry_role r on r.entry = c.id where true
            """;

    /**
     * By the index of hospitals, by the index of people: the log is never read from end to end for
     * those who reach a part of it. Whoever reaches nobody reads nothing.
     */
    private static final String REACHED =
            """
            (select e.id from mentoring.entry e where e.institution = any(:places)
              union
             select o.entry from mentoring.entry_role o
              where o.role = 'OPERATOR'
                and (o.person = :reader or o.person in (select t.apprentice from taught t))) k
              join mentoring.case_now c on c.id = k.id
              join mentoring.entry_role r on r.entry = c.id
             where %s
            """;

    private static final String ALL =
            """
            with taught as materialized (
                select t.apprentice, t.institution from mentoring.teaching_now t
                 where t.mentor = :reader and t.during @> cast(:today as date))
            select coalesce(w.person, g.person) as person, coalesce(w.institution, g.institution) as institution,
                   coalesce(w.technique, g.technique) as technique, coalesce(w.cases, 0) as cases,
                   coalesce(w.signed, 0) as signed, coalesce(w.waiting, 0) as waiting, w.last,
                   coalesce(date '2200-01-01' - w.last, 999999) as newest, coalesce(w.observed, '') as observed,
                   coalesce(w.highest, '') as highest, coalesce(g.level, 0) as granted, g.until,
                   coalesce(g.until, date '2200-01-01') as ends,
                   coalesce(w.simulated, false) or coalesce(g.simulated, false) as simulated,
                   exists (select from mentoring.relapse r
                            where r.person = coalesce(w.person, g.person) and r.technique = coalesce(w.technique, g.technique)
                              and r.institution = coalesce(w.institution, g.institution)
                              and not exists (select from mentoring.relapse_answer a where a.relapse = r.id)) as alarmed,
                   concat(coalesce(w.person, g.person), coalesce(w.institution, g.institution),
                          coalesce(w.technique, g.technique)) as id
              from (select r.person, c.institution, c.technique, count(*) as cases,
                           count(*) filter (where c.signed) as signed, count(*) filter (where c.signed is null) as waiting,
                           max(c.day) as last, max(c.observed) as highest, bool_or(c.simulated) as simulated,
                           (array_agg(c.observed order by c.day desc, c.entered_at desc)
                              filter (where c.observed is not null))[1] as observed
                      from %s
                       and r.role = 'OPERATOR' and not r.visitor
                       and (:technique = '' or c.technique = :technique)
                       and (:institution = '' or c.institution::text = :institution)
                       and (:q = '' or r.person = any(:named))
                     group by r.person, c.institution, c.technique) w
              full join (select g.person, g.institution, g.technique, max(g.level) as level,
                                max(s.until) as until, bool_or(g.simulated) as simulated
                           from mentoring.grant_now g
                           join (select id, upper(during) as until from mentoring.skill_grant) s on s.id = g.id
                          where %s
                            and g.days @> cast(:today as date)
                            and (:technique = '' or g.technique = :technique)
                            and (:institution = '' or g.institution::text = :institution)
                            and (:q = '' or g.person = any(:named))
                          group by g.person, g.institution, g.technique) g
                on g.person = w.person and g.institution = w.institution and g.technique = w.technique
            """;

    private static final String CHOSEN =
            """
            select seen.* from (%s) seen
             where case :granted when '' then true
                                 when 'alone' then seen.granted >= 4
                                 when 'none' then seen.granted = 0
                                 when 'alarmed' then seen.alarmed
                                 when 'ending' then seen.until <= cast(:today as date) + 60
                                 else true end
            """;

    private static final String OF_EVERYONE = CHOSEN.formatted(ALL.formatted(EVERYONE, "true"));

    private static final String OF_THE_REACHED =
            CHOSEN.formatted(ALL.formatted(REACHED.formatted(seen("r", "c")), seen("g", "g")));

    /** A condition on whose it is, and where it was. */
    private static String seen(String person, String place) {
        return """
        (%2$s.institution = any(:places) or %1$s.person = :reader
         or (%1$s.person, %2$s.institution) in (select t.apprentice, t.institution from taught t))
        """
                .formatted(person, place);
    }

    private final JdbcClient jdbc;

    PeopleBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param within the hospitals whose people the reader reads
     * @param parameters the reader, today
     * @param named whom the name looked for may mean
     */
    Slice<Row> list(
            ListRequest request, Within within, Map<String, ?> parameters, List<PersonId> named) {
        var all = new HashMap<String, Object>(parameters);
        LISTING.filters().forEach(name -> all.put(name, request.filter(name)));
        all.put("named", named.stream().map(PersonId::value).toArray(UUID[]::new));
        all.putAll(within.parameters());
        var select = within.everywhere() ? OF_EVERYONE : OF_THE_REACHED;
        return request.read(jdbc, select, all, PeopleBook::row);
    }

    /** Where cases were ever logged: one look at the index for each hospital. */
    List<InstitutionId> hospitals() {
        return jdbc.sql(
                        """
                        with recursive h as (
                            (select institution from mentoring.entry order by institution limit 1)
                            union all
                            select (select e.institution from mentoring.entry e
                                     where e.institution > h.institution order by e.institution limit 1)
                              from h where h.institution is not null)
                        select institution from h where institution is not null
                        """)
                .query((row, _) -> new InstitutionId(row.getObject("institution", UUID.class)))
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                new PersonId(row.getObject("person", UUID.class)),
                new InstitutionId(row.getObject("institution", UUID.class)),
                row.getString("technique"),
                row.getInt("cases"),
                row.getInt("signed"),
                row.getInt("waiting"),
                row.getObject("last", LocalDate.class),
                row.getString("observed"),
                row.getString("highest"),
                row.getInt("granted"),
                row.getObject("until", LocalDate.class),
                row.getBoolean("alarmed"),
                row.getBoolean("simulated"));
    }
}
