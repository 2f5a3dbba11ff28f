package jieli.mentoring.competence.passport;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import jieli.deployment.certificate.VerificationCode;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.identity.AccountId;
import jieli.mentoring.competence.SkillWords;
import jieli.mentoring.competence.passport.Passport.Stop;
import jieli.mentoring.competence.passport.Passport.Technique;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Passports as rows, which are only added, with what goes into one. */
@Repository
class PassportBook {

    /** A case with its hospital. */
    record CaseRow(
            UUID id,
            LocalDate day,
            InstitutionId institution,
            Technique technique,
            String role,
            String hands,
            boolean guided,
            @Nullable String outcome,
            boolean complication,
            boolean takenOver,
            boolean signed,
            @Nullable String observed,
            boolean simulated) {}

    /** A grant with its hospital and who gave it. */
    record GrantRow(
            UUID id,
            InstitutionId institution,
            Technique technique,
            int level,
            String scope,
            LocalDate from,
            LocalDate until,
            PersonId grantor,
            String evidence,
            boolean simulated) {}

    /** A technique of an agreement with who is in it. */
    record AgreementRow(
            UUID id,
            PersonId mentor,
            PersonId apprentice,
            InstitutionId institution,
            Technique technique,
            int level,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            String state) {}

    private final JdbcClient jdbc;

    PassportBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<CaseRow> cases(PersonId person, Map<String, ?> within) {
        return jdbc.sql(
                        """
                        select r.role, c.id, c.day, c.institution, c.technique, c.hands, c.guided, c.outcome,
                               c.complication <> '' as complication, c.taken_over, coalesce(c.signed, false) as signed,
                               case when r.role = 'OPERATOR' then c.observed end as observed, c.simulated
                          from mentoring.entry_role r
                          join mentoring.case_now c on c.id = r.entry
                         where r.person = :person and (:everywhere or c.institution = any(:places))
                         order by c.day, c.entered_at, c.id, r.role
                        """)
                .params(within)
                .param("person", person.value())
                .query((row, _) ->
                        new CaseRow(
                                row.getObject("id", UUID.class),
                                row.getObject("day", LocalDate.class),
                                institution(row),
                                technique(row),
                                row.getString("role"),
                                row.getString("hands"),
                                row.getBoolean("guided"),
                                row.getString("outcome"),
                                row.getBoolean("complication"),
                                row.getBoolean("taken_over"),
                                row.getBoolean("signed"),
                                row.getString("observed"),
                                row.getBoolean("simulated")))
                .list();
    }

    List<GrantRow> grants(PersonId person, Map<String, ?> within) {
        return jdbc.sql(
                        """
                        select g.*, lower(g.during) as starts, upper(g.during) as ends
                          from mentoring.skill_grant g
                         where g.person = :person and (:everywhere or g.institution = any(:places))
                         order by g.during, g.id
                        """)
                .params(within)
                .param("person", person.value())
                .query((row, _) ->
                        new GrantRow(
                                row.getObject("id", UUID.class),
                                institution(row),
                                technique(row),
                                row.getInt("level"),
                                row.getString("scope"),
                                row.getObject("starts", LocalDate.class),
                                row.getObject("ends", LocalDate.class),
                                new PersonId(row.getObject("grantor", UUID.class)),
                                row.getString("evidence"),
                                row.getBoolean("simulated")))
                .list();
    }

    /** The days on which each grant was worth nothing. */
    Map<UUID, List<Stop>> stops(Collection<UUID> grants) {
        record Stopped(UUID grant, Stop it) {}
        return jdbc
                .sql(
                        """
                        select skill_grant, lower(during) as starts,
                               case when upper(during) <> 'infinity' then upper(during) end as ends
                          from mentoring.skill_suspension where skill_grant = any(:grants) order by at, id
                        """)
                .param("grants", grants.toArray(UUID[]::new))
                .query((row, _) ->
                        new Stopped(
                                row.getObject("skill_grant", UUID.class),
                                new Stop(
                                        row.getObject("starts", LocalDate.class),
                                        row.getObject("ends", LocalDate.class))))
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(
                                Stopped::grant,
                                Collectors.mapping(Stopped::it, Collectors.toList())));
    }

    List<AgreementRow> agreements(PersonId person, Map<String, ?> within) {
        return jdbc.sql(
                        """
                        select t.pair, t.mentor, t.apprentice, t.institution, t.technique, t.level, t.state,
                               lower(t.during) as starts, upper(t.during) as ends
                          from mentoring.teaching_now t
                         where (t.apprentice = :person or t.mentor = :person)
                           and (:everywhere or t.institution = any(:places))
                         order by lower(t.during), t.pair, t.technique
                        """)
                .params(within)
                .param("person", person.value())
                .query((row, _) ->
                        new AgreementRow(
                                row.getObject("pair", UUID.class),
                                new PersonId(row.getObject("mentor", UUID.class)),
                                new PersonId(row.getObject("apprentice", UUID.class)),
                                institution(row),
                                technique(row),
                                row.getInt("level"),
                                row.getObject("starts", LocalDate.class),
                                row.getObject("ends", LocalDate.class),
                                row.getString("state")))
                .list();
    }

    private static InstitutionId institution(ResultSet row) throws SQLException {
        return new InstitutionId(row.getObject("institution", UUID.class));
    }

    private static Technique technique(ResultSet row) throws SQLException {
        var code = row.getString("technique");
        return new Technique(code, SkillWords.technique(code, Locale.CHINESE));
    }

    /** The newest first. */
    List<IssuedPassport> of(PersonId person) {
        return jdbc.sql(
                        """
                        select * from mentoring.passport where person = :person order by issued_at desc, id
                        """)
                .param("person", person.value())
                .query(PassportBook::passport)
                .list();
    }

    Optional<IssuedPassport> find(VerificationCode code) {
        return jdbc.sql("select * from mentoring.passport where code = :code")
                .param("code", code.text())
                .query(PassportBook::passport)
                .optional();
    }

    /** Whether every case still counts, and no grant was stopped since. */
    boolean holds(Collection<UUID> cases, Collection<UUID> grants, OffsetDateTime since) {
        return jdbc.sql(
                        """
                        select (select count(*) from mentoring.case_now where id = any(:cases)) = :many
                               and not exists (select from mentoring.skill_suspension
                                                where skill_grant = any(:grants) and at > :since)
                        """)
                .param("cases", cases.toArray(UUID[]::new))
                .param("many", cases.size())
                .param("grants", grants.toArray(UUID[]::new))
                .param("since", since)
                .query(Boolean.class)
                .single();
    }

    void add(IssuedPassport one, boolean simulated) {
        jdbc.sql(
                        """
                        insert into mentoring.passport
                               (id, person, institutions, code, content, digest, issued_by, issued_at, simulated)
                        values (:id, :person, :institutions, :code, :content, :digest, :by, :at, :simulated)
                        """)
                .param("id", one.id())
                .param("person", one.person().value())
                .param(
                        "institutions",
                        one.institutions().stream().map(InstitutionId::value).toArray(UUID[]::new))
                .param("code", one.code().text())
                .param("content", one.text())
                .param("digest", HexFormat.of().parseHex(one.digest()))
                .param("by", one.issuedBy().value())
                .param("at", one.issuedAt().atOffset(ZoneOffset.UTC))
                .param("simulated", simulated)
                .update();
    }

    private static IssuedPassport passport(ResultSet row, int number) throws SQLException {
        return new IssuedPassport(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("person", UUID.class)),
                Arrays.stream((UUID[]) row.getArray("institutions").getArray())
                        .map(InstitutionId::new)
                        .collect(Collectors.toSet()),
                new VerificationCode(row.getString("code")),
                row.getString("content"),
                HexFormat.of().formatHex(row.getBytes("digest")),
                new AccountId(row.getObject("issued_by", UUID.class)),
                row.getObject("issued_at", OffsetDateTime.class).toInstant());
    }
}
