package jieli.mentoring.competence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.identity.AccountId;
import jieli.identity.Me;
import jieli.mentoring.Entrustment;
import jieli.mentoring.Entry.Hands;
import jieli.mentoring.Entry.Outcome;
import jieli.mentoring.Entry.Role;
import jieli.mentoring.EntryId;
import jieli.mentoring.competence.Requirement.Failure;
import jieli.mentoring.competence.Skill.Done;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people did, as the procedure log has it, with what committees ask of it. */
@Repository
class SkillBook {

    /** By whose account a row was written, when. */
    record Stamp(AccountId by, OffsetDateTime at) {

        static Stamp of(Me me, Clock clock) {
            return new Stamp(me.account(), OffsetDateTime.now(clock));
        }
    }

    private static final String DEEDS =
            """
            select r.role, r.person, c.id, c.institution, c.technique, c.day, c.hands, c.guided, c.outcome,
                   c.complication, c.taken_over, c.observed, c.simulated,
                   case when c.signed then (select v.person from mentoring.review v where v.entry = c.id) end as signer
              from mentoring.entry_role r
              join mentoring.case_now c on c.id = r.entry
            """;

    private static final String CANDIDATES =
            """
            select r.person, c.institution, c.technique
              from mentoring.case_now c
              join mentoring.entry_role r on r.entry = c.id and r.role = 'OPERATOR' and not r.visitor
              left join lateral (select x.p0, x.p1, x.h from mentoring.criterion x
                                  where x.institution = c.institution and x.technique = c.technique
                                  order by x.version desc limit 1) q on true
             where c.signed and (:everywhere or c.institution = any(:places))
               and not exists (select from mentoring.grant_now g
                                where g.person = r.person and g.institution = c.institution
                                  and g.technique = c.technique and g.level >= 4
                                  and g.days @> cast(:today as date))
             group by r.person, c.institution, c.technique, q.p0, q.p1, q.h
            having count(*) * ln((1 - coalesce(q.p0, :p0)) / (1 - coalesce(q.p1, :p1))) >= coalesce(q.h, :h)
             order by max(c.day) desc, r.person limit 1000
            """;

    private final JdbcClient jdbc;

    SkillBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What somebody did in cases that count, in the order of day, then of entry.
     *
     * @param technique empty for all
     */
    List<Done> deeds(PersonId person, String technique) {
        return jdbc.sql(
                        DEEDS
                                + """
                                 where r.person = :person and (:technique = '' or c.technique = :technique)
                                 order by c.day, c.entered_at, c.id
                                """)
                .param("person", person.value())
                .param("technique", technique)
                .query(SkillBook::done)
                .list();
    }

    /**
     * What these people did as operators in these techniques in cases that count, by whose it is.
     */
    Map<PersonId, List<Done>> deeds(Collection<PersonId> people, Collection<String> techniques) {
        return jdbc
                .sql(
                        DEEDS
                                + """
                                 where r.person = any(:people) and r.role = 'OPERATOR' and c.technique = any(:techniques)
                                 order by c.day, c.entered_at, c.id
                                """)
                .param("people", people.stream().map(PersonId::value).toArray(UUID[]::new))
                .param("techniques", techniques.toArray(String[]::new))
                .query((row, number) ->
                        Map.entry(
                                new PersonId(row.getObject("person", UUID.class)),
                                done(row, number)))
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(
                                Map.Entry::getKey,
                                Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static Done done(ResultSet row, int number) throws SQLException {
        var role = Role.valueOf(row.getString("role"));
        var outcome = row.getString("outcome");
        var signer = row.getObject("signer", UUID.class);
        var observed = role == Role.OPERATOR ? row.getString("observed") : null;
        return new Done(
                new EntryId(row.getObject("id", UUID.class)),
                new InstitutionId(row.getObject("institution", UUID.class)),
                row.getString("technique"),
                role,
                row.getObject("day", LocalDate.class),
                Hands.valueOf(row.getString("hands")),
                row.getBoolean("guided"),
                outcome == null ? null : Outcome.valueOf(outcome),
                row.getString("complication"),
                row.getBoolean("taken_over"),
                signer == null ? null : new PersonId(signer),
                observed == null ? null : Entrustment.of(observed),
                row.getBoolean("simulated"));
    }

    /** All versions of what a hospital asks of a technique, the newest first. */
    List<Requirement> requirements(InstitutionId institution, String technique) {
        return jdbc.sql(
                        """
                        select * from mentoring.criterion
                         where institution = :institution and technique = :technique
                         order by version desc
                        """)
                .param("institution", institution.value())
                .param("technique", technique)
                .query(SkillBook::requirement)
                .list();
    }

    /** What these hospitals ask today. */
    List<Requirement> requirements(Collection<InstitutionId> institutions) {
        return jdbc.sql(
                        """
                        select distinct on (institution, technique) * from mentoring.criterion
                         where institution = any(:institutions)
                         order by institution, technique, version desc
                        """)
                .param(
                        "institutions",
                        institutions.stream().map(InstitutionId::value).toArray(UUID[]::new))
                .query(SkillBook::requirement)
                .list();
    }

    private static Requirement requirement(ResultSet row, int number) throws SQLException {
        return new Requirement(
                new InstitutionId(row.getObject("institution", UUID.class)),
                row.getString("technique"),
                row.getInt("version"),
                new Criterion(
                        row.getDouble("p0"),
                        row.getDouble("p1"),
                        row.getDouble("h"),
                        row.getDouble("alarm")),
                Arrays.stream((String[]) row.getArray("failure").getArray())
                        .map(Failure::valueOf)
                        .collect(Collectors.toSet()),
                row.getInt("least"),
                row.getBoolean("rare"),
                row.getString("committee"),
                row.getObject("decided_on", LocalDate.class),
                row.getBoolean("simulated"));
    }

    /**
     * @throws org.springframework.dao.DuplicateKeyException if somebody was quicker
     */
    void add(Requirement one, Stamp stamp) {
        jdbc.sql(
                        """
                        insert into mentoring.criterion (institution, technique, version, p0, p1, h, alarm, failure,
                               least, rare, committee, decided_on, by, at, simulated)
                        values (:institution, :technique, :version, :p0, :p1, :h, :alarm, :failure,
                               :least, :rare, :committee, :decidedOn, :by, :at, :simulated)
                        """)
                .param("institution", one.institution().value())
                .param("technique", one.technique())
                .param("version", one.version())
                .param("p0", one.numbers().acceptable())
                .param("p1", one.numbers().inadequate())
                .param("h", one.numbers().limit())
                .param("alarm", one.numbers().alarm())
                .param(
                        "failure",
                        one.failure().stream().map(Failure::name).sorted().toArray(String[]::new))
                .param("least", one.least())
                .param("rare", one.rare())
                .param("committee", one.committee())
                .param("decidedOn", one.decidedOn())
                .param("by", stamp.by().value())
                .param("at", stamp.at())
                .param("simulated", one.simulated())
                .update();
    }

    /** At which hospitals somebody teaches a person these days. */
    List<InstitutionId> taught(PersonId mentor, PersonId apprentice, LocalDate today) {
        return jdbc.sql(
                        """
                        select distinct institution from mentoring.teaching_now
                         where mentor = :mentor and apprentice = :apprentice and during @> cast(:today as date)
                        """)
                .param("mentor", mentor.value())
                .param("apprentice", apprentice.value())
                .param("today", today.toString())
                .query((row, _) -> new InstitutionId(row.getObject("institution", UUID.class)))
                .list();
    }

    /**
     * Who teaches somebody at the hospital these days; if nobody does, who supervised their last
     * five cases.
     */
    List<PersonId> teachers(Skill skill) {
        var last =
                skill.operated().reversed().stream()
                        .limit(5)
                        .map(done -> done.entry().value())
                        .toArray(UUID[]::new);
        var teaching = teaching(skill);
        return teaching.isEmpty() ? supervisors(last) : teaching;
    }

    private List<PersonId> supervisors(UUID[] cases) {
        return jdbc.sql(
                        """
                        select distinct person from mentoring.entry_role
                         where entry = any(:cases) and role in ('SUPERVISOR_PRESENT', 'SUPERVISOR_ON_CALL')
                        """)
                .param("cases", cases)
                .query((row, _) -> new PersonId(row.getObject("person", UUID.class)))
                .list();
    }

    private List<PersonId> teaching(Skill skill) {
        return jdbc.sql(
                        """
                        select distinct mentor from mentoring.teaching_now
                         where apprentice = :person and institution = :institution
                           and during @> cast(:today as date)
                        """)
                .param("person", skill.person().value())
                .param("institution", skill.institution().value())
                .param("today", skill.today().toString())
                .query((row, _) -> new PersonId(row.getObject("mentor", UUID.class)))
                .list();
    }

    /** Somebody in a technique at a hospital. */
    record Candidate(PersonId person, InstitutionId institution, String technique) {}

    /**
     * Who could be proposed for a grant: as many signed cases as it takes at least, no grant of
     * level 4 that holds. Whether the curve shows it, only the curve can say. The latest first, at
     * most a thousand.
     */
    List<Candidate> candidates(Map<String, ?> within, LocalDate today) {
        return jdbc.sql(CANDIDATES)
                .params(within)
                .param("today", today.toString())
                .param("p0", Criterion.USUAL.acceptable())
                .param("p1", Criterion.USUAL.inadequate())
                .param("h", Criterion.USUAL.limit())
                .query((row, _) ->
                        new Candidate(
                                new PersonId(row.getObject("person", UUID.class)),
                                new InstitutionId(row.getObject("institution", UUID.class)),
                                row.getString("technique")))
                .list();
    }
}
