package jieli.deployment.certificate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import jieli.deployment.Posting;
import jieli.deployment.PostingId;
import jieli.deployment.certificate.Certificate.Withdrawal;
import jieli.directory.PersonId;
import jieli.identity.AccountId;
import jieli.pairing.PairingId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Certificates with their withdrawals as rows. Rows are only added. */
@Repository
class CertificateBook {

    private static final String ALL =
            """
            select c.*, w.reason, w.at as withdrawn_at
              from deployment.certificate c
              left join deployment.certificate_withdrawal w on w.certificate = c.id
             where
            """;

    private final JdbcClient jdbc;

    CertificateBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest first. */
    List<Certificate> of(PersonId person) {
        return jdbc.sql(ALL + " c.person = :person order by c.issued_at desc, c.id")
                .param("person", person.value())
                .query(CertificateBook::certificate)
                .list();
    }

    Optional<Certificate> find(PersonId person, CertificateId id) {
        return jdbc.sql(ALL + " c.person = :person and c.id = :id")
                .param("person", person.value())
                .param("id", id.value())
                .query(CertificateBook::certificate)
                .optional();
    }

    Optional<Certificate> find(VerificationCode code) {
        return jdbc.sql(ALL + " c.code = :code")
                .param("code", code.text())
                .query(CertificateBook::certificate)
                .optional();
    }

    void add(Certificate one, boolean simulated) {
        jdbc.sql(
                        """
                        insert into deployment.certificate
                               (id, person, code, pairings, content, digest, issued_by, issued_at, simulated)
                        values (:id, :person, :code, :pairings, :content, :digest, :by, :at, :simulated)
                        """)
                .param("id", one.id().value())
                .param("person", one.person().value())
                .param("code", one.code().text())
                .param(
                        "pairings",
                        one.pairings().stream().map(PairingId::value).toArray(UUID[]::new))
                .param("content", one.text())
                .param("digest", HexFormat.of().parseHex(one.digest()))
                .param("by", one.issuedBy().value())
                .param("at", one.issuedAt().atOffset(ZoneOffset.UTC))
                .param("simulated", simulated)
                .update();
    }

    /**
     * @return whether nobody had taken it back before
     */
    boolean withdraw(CertificateId id, String reason, AccountId by, Instant at) {
        return jdbc.sql(
                                """
                                insert into deployment.certificate_withdrawal (certificate, reason, by, at)
                                values (:id, :reason, :by, :at)
                                on conflict do nothing
                                """)
                        .param("id", id.value())
                        .param("reason", reason)
                        .param("by", by.value())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** The day each left, whatever their term says. */
    Map<PostingId, LocalDate> left(List<Posting> postings, ZoneId zone) {
        var left = new HashMap<PostingId, LocalDate>();
        jdbc.sql(
                        """
                        select s.posting, min(s.entered_at) as at
                          from deployment.posting_step s
                         where s.state = 'LEFT' and s.posting = any(:postings)
                         group by s.posting
                        """)
                .param(
                        "postings",
                        postings.stream().map(each -> each.id().value()).toArray(UUID[]::new))
                .query((row, _) ->
                        left.put(
                                new PostingId(row.getObject("posting", UUID.class)),
                                instant(row, "at").atZone(zone).toLocalDate()))
                .list();
        return left;
    }

    private static Certificate certificate(ResultSet row, int number) throws SQLException {
        var withdrawn = row.getObject("withdrawn_at", OffsetDateTime.class);
        return new Certificate(
                new CertificateId(row.getObject("id", UUID.class)),
                new PersonId(row.getObject("person", UUID.class)),
                new VerificationCode(row.getString("code")),
                Arrays.stream((UUID[]) row.getArray("pairings").getArray())
                        .map(PairingId::new)
                        .collect(Collectors.toSet()),
                row.getString("content"),
                HexFormat.of().formatHex(row.getBytes("digest")),
                new AccountId(row.getObject("issued_by", UUID.class)),
                instant(row, "issued_at"),
                withdrawn == null
                        ? null
                        : new Withdrawal(row.getString("reason"), withdrawn.toInstant()));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
