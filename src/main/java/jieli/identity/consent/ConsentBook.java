package jieli.identity.consent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jieli.directory.InstitutionId;
import jieli.identity.AccountId;
import jieli.identity.consent.Consent.Giver;
import jieli.identity.consent.Consent.Manner;
import jieli.identity.consent.Consent.Subject;
import jieli.identity.consent.Consent.Terms;
import jieli.identity.consent.Consent.Withdrawal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Consents with their withdrawals as rows. */
@Repository
class ConsentBook {

    private static final String SELECT =
            """
            select c.id, c.subject_kind, c.subject, c.purpose, c.what, c.manner, c.giver, c.giver_name,
                   c.language, lower(c.during) as from_day, upper(c.during) as until_day, c.institution,
                   c.entered_at, w.at as withdrawn_at, w.reason
              from identity.consent c
              left join identity.consent_withdrawal w on w.consent = c.id
            """;

    private final JdbcClient jdbc;

    ConsentBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID id, Terms terms, AccountId by, Instant at) {
        jdbc.sql(
                        """
                        insert into identity.consent
                               (id, subject_kind, subject, purpose, what, manner, giver, giver_name,
                                language, during, institution, entered_by, entered_at)
                        values (:id, :kind, :subject, :purpose, :what, :manner, :giver, :name,
                                :language, daterange(:from, cast(:until as date)), :institution, :by, :at)
                        """)
                .param("id", id)
                .param("kind", terms.subject().kind().name())
                .param("subject", terms.subject().id())
                .param("purpose", terms.purpose().name())
                .param("what", terms.what())
                .param("manner", terms.manner().name())
                .param("giver", terms.giver().name())
                .param("name", terms.giverName())
                .param("language", terms.language())
                .param("from", terms.from())
                .param("until", terms.until())
                .param("institution", terms.institution().value())
                .param("by", by.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void withdraw(UUID consent, String reason, AccountId by, Instant at) {
        jdbc.sql(
                        """
                        insert into identity.consent_withdrawal (consent, at, by, reason)
                        values (:consent, :at, :by, :reason)
                        """)
                .param("consent", consent)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by.value())
                .param("reason", reason)
                .update();
    }

    Optional<Consent> find(UUID id) {
        return jdbc.sql(SELECT + " where c.id = :id")
                .param("id", id)
                .query(ConsentBook::consent)
                .optional();
    }

    List<Consent> list(Subject subject) {
        return jdbc.sql(
                        SELECT
                                + """
                                 where c.subject = :subject and c.subject_kind = :kind
                                 order by c.entered_at desc, c.id desc
                                 limit 200
                                """)
                .param("subject", subject.id())
                .param("kind", subject.kind().name())
                .query(ConsentBook::consent)
                .list();
    }

    boolean isGiven(Subject subject, Purpose purpose, LocalDate day) {
        return jdbc.sql(
                        """
                        select exists (
                            select from identity.consent c
                             where c.subject = :subject and c.subject_kind = :kind
                               and c.purpose = :purpose and c.during @> cast(:day as date)
                               and not exists (
                                       select from identity.consent_withdrawal w
                                        where w.consent = c.id
                                          and (w.at at time zone 'Asia/Shanghai')::date <= :day))
                        """)
                .param("subject", subject.id())
                .param("kind", subject.kind().name())
                .param("purpose", purpose.name())
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    private static Consent consent(ResultSet row, int number) throws SQLException {
        var withdrawnAt = row.getObject("withdrawn_at", OffsetDateTime.class);
        return new Consent(
                row.getObject("id", UUID.class),
                terms(row),
                row.getObject("entered_at", OffsetDateTime.class).toInstant(),
                withdrawnAt == null
                        ? null
                        : new Withdrawal(withdrawnAt.toInstant(), row.getString("reason")));
    }

    private static Terms terms(ResultSet row) throws SQLException {
        return new Terms(
                new Subject(
                        Subject.Kind.valueOf(row.getString("subject_kind")),
                        row.getObject("subject", UUID.class)),
                Purpose.valueOf(row.getString("purpose")),
                row.getString("what"),
                Manner.valueOf(row.getString("manner")),
                Giver.valueOf(row.getString("giver")),
                row.getString("giver_name"),
                row.getString("language"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                new InstitutionId(row.getObject("institution", UUID.class)));
    }
}
