package jieli.mentoring.competence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.mentoring.EntryId;
import jieli.mentoring.competence.Relapse.Answer;
import jieli.mentoring.competence.SkillBook.Stamp;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Alarms with what was done about them. An alarm is worked out of cases: while nobody has answered,
 * its row goes when a correction takes the alarm away; an answered one stays.
 */
@Repository
class RelapseBook {

    private static final String ALL =
            """
            select r.*, a.words, a.day, a.person as answered_by
              from mentoring.relapse r
              left join mentoring.relapse_answer a on a.relapse = r.id
             where
            """;

    private final JdbcClient jdbc;

    RelapseBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Relapse> find(UUID id) {
        return jdbc.sql(ALL + " r.id = :id").param("id", id).query(RelapseBook::relapse).optional();
    }

    /** The newest first. */
    List<Relapse> of(PersonId person) {
        return jdbc.sql(ALL + " r.person = :person order by r.at desc, r.id")
                .param("person", person.value())
                .query(RelapseBook::relapse)
                .list();
    }

    /** Unanswered ones somebody has to know of, the oldest first, at most a hundred. */
    List<Relapse> open(PersonId reader, Map<String, ?> within, LocalDate today) {
        return jdbc.sql(
                        ALL
                                + """
                                 a.relapse is null and r.person <> :reader
                                   and (:everywhere or r.institution = any(:places)
                                        or exists (select from mentoring.teaching_now t
                                                    where t.mentor = :reader and t.apprentice = r.person
                                                      and t.institution = r.institution
                                                      and t.during @> cast(:today as date))
                                        or exists (select from (
                                               select e.id from mentoring.entry_role o
                                                 join mentoring.entry e on e.id = o.entry
                                                where o.person = r.person and o.role = 'OPERATOR'
                                                  and e.institution = r.institution and e.technique = r.technique
                                                order by e.day desc, e.id desc limit 5) l
                                             join mentoring.entry_role s on s.entry = l.id
                                            where s.person = :reader
                                              and s.role in ('SUPERVISOR_PRESENT', 'SUPERVISOR_ON_CALL')))
                                 order by r.at, r.id limit 100
                                """)
                .params(within)
                .param("reader", reader.value())
                .param("today", today.toString())
                .query(RelapseBook::relapse)
                .list();
    }

    /**
     * Which of these operators are watched: whoever holds a grant of level 4 or 5 today, or has an
     * alarm that nobody has answered, suspended or not. Two looks at an index; always in the same
     * order, so that whoever holds them in turn never waits in a circle.
     */
    List<PersonId> watched(
            InstitutionId institution,
            String technique,
            Collection<PersonId> operators,
            LocalDate today) {
        return jdbc.sql(
                        """
                        select g.person
                          from mentoring.grant_now g
                         where g.institution = :institution and g.technique = :technique and g.level >= 4
                           and g.person = any(:operators) and g.days @> cast(:today as date)
                        union
                        select r.person
                          from mentoring.relapse r
                         where r.institution = :institution and r.technique = :technique
                           and r.person = any(:operators)
                           and not exists (select from mentoring.relapse_answer a where a.relapse = r.id)
                         order by person
                        """)
                .param("institution", institution.value())
                .param("technique", technique)
                .param("operators", operators.stream().map(PersonId::value).toArray(UUID[]::new))
                .param("today", today.toString())
                .query((row, _) -> new PersonId(row.getObject("person", UUID.class)))
                .list();
    }

    /**
     * One watch is worked out at a time, until the transaction ends: of two failed cases entered at
     * once the later sees the other.
     */
    void hold(PersonId person, InstitutionId institution, String technique) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:watch, 4718)) is null")
                .param("watch", "%s|%s|%s".formatted(person, institution, technique))
                .query(Boolean.class)
                .single();
    }

    /** Whether an alarm stands that nobody has answered. */
    boolean alarmed(PersonId person, InstitutionId institution, String technique) {
        return jdbc.sql(
                        """
                        select exists (select from mentoring.relapse r
                                        where r.person = :person and r.institution = :institution
                                          and r.technique = :technique
                                          and not exists (select from mentoring.relapse_answer a where a.relapse = r.id))
                        """)
                .param("person", person.value())
                .param("institution", institution.value())
                .param("technique", technique)
                .query(Boolean.class)
                .single();
    }

    void add(Relapse one) {
        jdbc.sql(
                        """
                        insert into mentoring.relapse (id, person, institution, technique, entry, since, at)
                        values (:id, :person, :institution, :technique, :entry, :since, :at)
                        on conflict do nothing
                        """)
                .param("id", one.id())
                .param("person", one.person().value())
                .param("institution", one.institution().value())
                .param("technique", one.technique())
                .param("entry", one.entry().value())
                .param("since", one.since())
                .param("at", one.at().atOffset(java.time.ZoneOffset.UTC))
                .update();
    }

    /** Takes away an alarm that its cases no longer raise; an answered one stays. */
    void lift(UUID id) {
        jdbc.sql(
                        """
                        delete from mentoring.relapse r
                         where r.id = :id
                           and not exists (select from mentoring.relapse_answer a where a.relapse = r.id)
                        """)
                .param("id", id)
                .update();
    }

    /**
     * @throws org.springframework.dao.DuplicateKeyException if somebody was quicker
     */
    void answer(UUID relapse, Answer answer, Stamp stamp) {
        jdbc.sql(
                        """
                        insert into mentoring.relapse_answer (relapse, words, day, person, by, at)
                        values (:relapse, :words, :day, :person, :by, :at)
                        """)
                .param("relapse", relapse)
                .param("words", answer.words())
                .param("day", answer.day())
                .param("person", answer.by().value())
                .param("by", stamp.by().value())
                .param("at", stamp.at())
                .update();
    }

    private static Relapse relapse(ResultSet row, int number) throws SQLException {
        var words = row.getString("words");
        return new Relapse(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("person", UUID.class)),
                new InstitutionId(row.getObject("institution", UUID.class)),
                row.getString("technique"),
                new EntryId(row.getObject("entry", UUID.class)),
                row.getObject("since", LocalDate.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                words == null
                        ? null
                        : new Answer(
                                words,
                                row.getObject("day", LocalDate.class),
                                new PersonId(row.getObject("answered_by", UUID.class))));
    }
}
