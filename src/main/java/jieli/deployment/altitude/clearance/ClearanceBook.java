package jieli.deployment.altitude.clearance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import jieli.deployment.Period;
import jieli.deployment.Posting;
import jieli.deployment.PostingId;
import jieli.deployment.altitude.clearance.Clearance.Result;
import jieli.deployment.altitude.clearance.Clearance.Standing;
import jieli.deployment.altitude.clearance.Clearances.Filled;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.identity.AccountId;
import jieli.identity.vault.Place;
import jieli.identity.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Filled forms with the clearances decided upon them; what they say lies sealed. */
@Repository
class ClearanceBook {

    private static final String FORM = "deployment.health_form.answers_sealed";
    private static final String REASON = "deployment.health_clearance.reason_sealed";

    private final JdbcClient jdbc;
    private final Vault vault;

    ClearanceBook(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    void add(Posting posting, Filled filled, AccountId by) {
        jdbc.sql(
                        """
                        insert into deployment.health_form (id, posting, person, questionnaire, answers_sealed, proposal, entered_by, entered_at, simulated)
                        values (:id, :posting, :person, :version, :sealed, :proposal, :by, :at, :simulated)
                        """)
                .param("id", filled.id())
                .param("posting", posting.id().value())
                .param("person", posting.person().value())
                .param("version", filled.form().version())
                .param("sealed", vault.seal(filled.form().text(), new Place(FORM, filled.id())))
                .param("proposal", filled.proposal().kind().name())
                .param("by", by.value())
                .param("at", filled.at().atOffset(ZoneOffset.UTC))
                .param("simulated", posting.simulated())
                .update();
    }

    /** The newest first. */
    List<Filled> forms(PostingId posting) {
        return jdbc.sql(
                        """
                        select id, questionnaire, answers_sealed, entered_at from deployment.health_form
                         where posting = :posting order by entered_at desc, id desc
                        """)
                .param("posting", posting.value())
                .query(this::filled)
                .list();
    }

    private Filled filled(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var text = vault.open(row.getBytes("answers_sealed"), new Place(FORM, id));
        var form = HealthForm.read(row.getInt("questionnaire"), text);
        return new Filled(id, form, Proposal.of(form), instant(row, "entered_at"));
    }

    void add(Posting posting, Clearance one, AccountId account) {
        jdbc.sql(
                        """
                        insert into deployment.health_clearance (id, posting, person, form, result, reason_sealed, metres, overrides,
                                                                 valid, decided_by, account, decided_at, simulated)
                        values (:id, :posting, :person, :form, :result, :reason, cast(:metres as int), :overrides,
                                daterange(:from, cast(:until as date)), :by, :account, :at, :simulated)
                        """)
                .param("id", one.id())
                .param("posting", posting.id().value())
                .param("person", posting.person().value())
                .param("form", one.form())
                .param("result", one.result().name())
                .param(
                        "reason",
                        one.reason().isEmpty()
                                ? null
                                : vault.seal(one.reason(), new Place(REASON, one.id())))
                .param("metres", one.metres())
                .param("overrides", one.overrides())
                .param("from", one.valid().from())
                .param("until", one.valid().until())
                .param("by", one.decidedBy().value())
                .param("account", account.value())
                .param("at", one.decidedAt().atOffset(ZoneOffset.UTC))
                .param("simulated", posting.simulated())
                .update();
    }

    /** The newest first, with the words. */
    List<Clearance> list(PostingId posting) {
        return jdbc.sql(
                        """
                        select id, posting, form, result, reason_sealed, metres, overrides,
                               lower(valid) as valid_from, upper(valid) as valid_until, decided_by, decided_at
                          from deployment.health_clearance
                         where posting = :posting order by decided_at desc, id desc
                        """)
                .param("posting", posting.value())
                .query(this::clearance)
                .list();
    }

    private Clearance clearance(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var sealed = row.getBytes("reason_sealed");
        return new Clearance(
                id,
                new PostingId(row.getObject("posting", UUID.class)),
                row.getObject("form", UUID.class),
                Result.valueOf(row.getString("result")),
                sealed == null ? "" : vault.open(sealed, new Place(REASON, id)),
                row.getObject("metres", Integer.class),
                row.getBoolean("overrides"),
                valid(row),
                new PersonId(row.getObject("decided_by", UUID.class)),
                instant(row, "decided_at"));
    }

    /**
     * What everyone's last clearance says, as far as the account at hand may know.
     *
     * @param floorMetres where the band of a recipient's place begins, null if nobody knows
     */
    Map<PostingId, Standing> standings(Function<InstitutionId, @Nullable Integer> floorMetres) {
        var standings = new HashMap<PostingId, Standing>();
        jdbc.sql(
                        """
                        select posting, recipient, result, lower(valid) as valid_from, upper(valid) as valid_until, decided_at, metres, graver
                          from deployment.clearances()
                        """)
                .query(row -> {
                    var floor =
                            floorMetres.apply(
                                    new InstitutionId(row.getObject("recipient", UUID.class)));
                    var metres = row.getObject("metres", Integer.class);
                    var isHigher = floor != null && metres != null && metres < floor;
                    standings.put(
                            new PostingId(row.getObject("posting", UUID.class)),
                            new Standing(
                                    Result.valueOf(row.getString("result")),
                                    valid(row),
                                    instant(row, "decided_at"),
                                    isHigher || row.getBoolean("graver")));
                });
        return standings;
    }

    private static Period valid(ResultSet row) throws SQLException {
        return new Period(
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
