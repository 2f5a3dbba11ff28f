package jieli.mentoring.admission;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import jieli.identity.AccountId;
import jieli.mentoring.EntryId;
import jieli.mentoring.admission.FirstBook.Confirmation;
import jieli.terms.FreshId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people decided about claims of firsts: rows that are only ever added. */
@Repository
class FirstDecisions {

    /** When it was proven, with what was found then. */
    record Proof(UUID entry, String evidence, AccountId by, LocalDate day) {}

    private final JdbcClient jdbc;

    FirstDecisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Proof> proof(FirstClaim.Id claim) {
        return jdbc.sql("select * from mentoring.first_proof where claim = :id")
                .param("id", claim.value())
                .query((row, _) ->
                        new Proof(
                                row.getObject("entry", UUID.class),
                                row.getString("evidence"),
                                new AccountId(row.getObject("by", UUID.class)),
                                row.getObject("at", OffsetDateTime.class).toLocalDate()))
                .optional();
    }

    /** Why it is proven no longer; empty if it still is, or never was. */
    Optional<String> disproof(FirstClaim.Id claim) {
        return jdbc.sql("select reason from mentoring.first_disproof where claim = :id")
                .param("id", claim.value())
                .query(String.class)
                .optional();
    }

    /**
     * @throws org.springframework.dao.DuplicateKeyException if it was proven before
     */
    void prove(FirstClaim claim, EntryId entry, String evidence, AccountId by, Instant at) {
        jdbc.sql(
                        """
                        insert into mentoring.first_proof (claim, entry, evidence, by, at, simulated)
                        values (:claim, :entry, :evidence, :by, :at, :simulated)
                        """)
                .param("claim", claim.id().value())
                .param("entry", entry.value())
                .param("evidence", evidence)
                .param("by", by.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("simulated", claim.simulated())
                .update();
    }

    /** The first reason stands. */
    void disprove(FirstClaim.Id claim, String reason, Instant at) {
        jdbc.sql(
                        """
                        insert into mentoring.first_disproof (claim, reason, at)
                        values (:claim, :reason, :at) on conflict (claim) do nothing
                        """)
                .param("claim", claim.value())
                .param("reason", reason)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * @throws org.springframework.dao.DuplicateKeyException if that number is there already
     */
    void confirm(FirstClaim.Id claim, Confirmation word, AccountId by, Instant at) {
        jdbc.sql(
                        """
                        insert into mentoring.first_confirmation (claim, number, authority, day, by, at)
                        values (:claim, :number, :authority, :day, :by, :at)
                        """)
                .param("claim", claim.value())
                .param("number", word.number())
                .param("authority", word.authority())
                .param("day", word.day())
                .param("by", by.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void resolve(FirstClaim stands, FirstClaim yields, String reason, AccountId by, Instant at) {
        jdbc.sql(
                        """
                        insert into mentoring.first_resolution (id, stands, yields, reason, by, at, simulated)
                        values (:id, :stands, :yields, :reason, :by, :at, :simulated)
                        """)
                .param("id", FreshId.at(() -> at))
                .param("stands", stands.id().value())
                .param("yields", yields.id().value())
                .param("reason", reason)
                .param("by", by.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("simulated", stands.simulated() && yields.simulated())
                .update();
    }
}
