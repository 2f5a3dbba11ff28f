package jieli.mentoring.admission;

import java.time.Clock;
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
    private final Clock clock;

    FirstDecisions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The proof that stands, else the one that fell last. */
    Optional<Proof> proof(FirstClaim.Id claim) {
        return jdbc.sql(
                        """
                        select p.* from mentoring.first_proof p
                         where p.claim = :id order by p.number desc limit 1
                        """)
                .param("id", claim.value())
                .query((row, _) ->
                        new Proof(
                                row.getObject("entry", UUID.class),
                                row.getString("evidence"),
                                new AccountId(row.getObject("by", UUID.class)),
                                LocalDate.ofInstant(
                                        row.getObject("at", OffsetDateTime.class).toInstant(),
                                        clock.getZone())))
                .optional();
    }

    /** Why it is proven no longer; empty if it still is, or never was. */
    Optional<String> disproof(FirstClaim.Id claim) {
        return jdbc.sql(
                        """
                        select d.reason from mentoring.first_proof p
                          left join mentoring.first_disproof d on d.first = p.first and d.number = p.number
                         where p.claim = :id order by p.number desc limit 1
                        """)
                .param("id", claim.value())
                .query((row, _) -> Optional.ofNullable(row.getString("reason")))
                .optional()
                .flatMap(reason -> reason);
    }

    /** Whether any claim of the same first is proven. */
    boolean isProven(FirstClaim claim) {
        return standing(claim) > 0;
    }

    private int standing(FirstClaim claim) {
        return jdbc.sql(
                        """
                        select coalesce(max(p.number), 0) from mentoring.first_proof_now p where p.first = :first
                        """)
                .param("first", claim.first())
                .query(Integer.class)
                .single();
    }

    /**
     * Of the same first nobody proves anything at the same time twice.
     *
     * @return how often that first was proven by now
     * @throws org.springframework.dao.DuplicateKeyException if somebody was quicker
     */
    int prove(FirstClaim claim, EntryId entry, String evidence, AccountId by, Instant at) {
        return jdbc.sql(
                        """
                        insert into mentoring.first_proof (first, number, claim, entry, evidence, by, at, simulated)
                        select :first, coalesce(max(p.number), 0) + 1, :claim, :entry, :evidence, :by, :at, :simulated
                          from mentoring.first_proof p where p.first = :first
                        returning number
                        """)
                .param("first", claim.first())
                .param("claim", claim.id().value())
                .param("entry", entry.value())
                .param("evidence", evidence)
                .param("by", by.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("simulated", claim.simulated())
                .query(Integer.class)
                .single();
    }

    /**
     * @return which proof of that first fell
     */
    int disprove(FirstClaim claim, String reason, Instant at) {
        var number = standing(claim);
        jdbc.sql(
                        """
                        insert into mentoring.first_disproof (first, number, reason, at)
                        values (:first, :number, :reason, :at)
                        """)
                .param("first", claim.first())
                .param("number", number)
                .param("reason", reason)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        return number;
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
