package jieli.identity.emergency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jieli.directory.InstitutionId;
import jieli.identity.AccountId;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.identity.emergency.Emergency.Review;
import jieli.identity.emergency.Emergency.Subject;
import jieli.identity.emergency.Emergency.Verdict;
import jieli.listing.ListRequest;
import jieli.listing.Listing;
import jieli.listing.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Emergencies as rows; the server's clock says when they begin and end. */
@Repository
class EmergencyBook {

    static final Listing LISTING =
            new Listing(
                    "/emergencies",
                    List.of("state", "institution"),
                    List.of("newest", "called", "until"));

    private static final String ALL =
            """
            select e.id, e.account, e.kind, e.object, e.called, e.institution, e.reason,
                   e.opened_at, e.until, -extract(epoch from e.opened_at) as newest,
                   back.at as returned_at, r.reviewed_by, r.verdict, r.remark, r.at as reviewed_at
              from identity.emergency e
              left join identity.emergency_return back on back.emergency = e.id
              left join identity.emergency_review r on r.emergency = e.id
            """;

    private final JdbcClient jdbc;

    EmergencyBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void open(UUID id, AccountId account, Subject subject, String reason) {
        jdbc.sql(
                        """
                        insert into identity.emergency
                               (id, account, kind, object, called, institution, reason)
                        values (:id, :account, :kind, :object, :called, :institution, :reason)
                        """)
                .param("id", id)
                .param("account", account.value())
                .param("kind", subject.kind())
                .param("object", subject.object())
                .param("called", subject.called())
                .param("institution", subject.institution().value())
                .param("reason", reason)
                .update();
    }

    void giveBack(UUID id) {
        jdbc.sql("insert into identity.emergency_return (emergency) values (:id)")
                .param("id", id)
                .update();
    }

    void review(UUID id, AccountId by, Verdict verdict, String remark) {
        jdbc.sql(
                        """
                        insert into identity.emergency_review (emergency, reviewed_by, verdict, remark)
                        values (:id, :by, :verdict, :remark)
                        """)
                .param("id", id)
                .param("by", by.value())
                .param("verdict", verdict.name())
                .param("remark", remark)
                .update();
    }

    /** What an account may look into right now, what ends first coming first. */
    List<Emergency> standing(AccountId account) {
        return jdbc.sql(
                        ALL
                                + """
                                 where e.account = :account and e.until > now() and back.at is null
                                 order by e.until, e.id
                                """)
                .param("account", account.value())
                .query(EmergencyBook::emergency)
                .list();
    }

    /** How many someone may sign off, which leaves out their own. */
    int waiting(Me me) {
        return jdbc.sql(
                        """
                        select count(*) from identity.emergency e
                         where e.institution = any (:institutions) and e.account <> :me
                           and not exists (select from identity.emergency_review r
                                            where r.emergency = e.id)
                        """)
                .param("institutions", me.reach(Right.EMERGENCY_REVIEW).institutionIds())
                .param("me", me.account().value())
                .query(Integer.class)
                .single();
    }

    Optional<Emergency> find(UUID id) {
        return jdbc.sql(ALL + " where e.id = :id")
                .param("id", id)
                .query(EmergencyBook::emergency)
                .optional();
    }

    /** Those of the institutions someone reviews for; all of them for whoever reads the trail. */
    Slice<Emergency> list(ListRequest request, Me me) {
        return request.read(
                jdbc,
                ALL
                        + """
                         where (:all or e.institution = any (:institutions))
                           and (:institution = '' or e.institution::text = :institution)
                           and case :state when 'WAITING' then r.at is null
                                           when 'SIGNED_OFF' then r.at is not null
                                           else true end
                        """,
                Map.of(
                        "all", me.may(Right.TRAIL_READ),
                        "institutions", me.reach(Right.EMERGENCY_REVIEW).institutionIds(),
                        "institution", request.filter("institution"),
                        "state", request.filter("state")),
                EmergencyBook::emergency);
    }

    private static Emergency emergency(ResultSet row, int number) throws SQLException {
        return new Emergency(
                row.getObject("id", UUID.class),
                new AccountId(row.getObject("account", UUID.class)),
                new Subject(
                        row.getString("kind"),
                        row.getObject("object", UUID.class),
                        row.getString("called"),
                        new InstitutionId(row.getObject("institution", UUID.class))),
                row.getString("reason"),
                instant(row, "opened_at"),
                instant(row, "until"),
                row.getObject("returned_at") == null ? null : instant(row, "returned_at"),
                review(row));
    }

    private static @Nullable Review review(ResultSet row) throws SQLException {
        var verdict = row.getString("verdict");
        return verdict == null
                ? null
                : new Review(
                        new AccountId(row.getObject("reviewed_by", UUID.class)),
                        Verdict.valueOf(verdict),
                        row.getString("remark"),
                        instant(row, "reviewed_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
