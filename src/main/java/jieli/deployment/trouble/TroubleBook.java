package jieli.deployment.trouble;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jieli.deployment.PostingId;
import jieli.deployment.trouble.Trouble.Category;
import jieli.deployment.trouble.Trouble.State;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.identity.AccountId;
import jieli.listing.ListRequest;
import jieli.listing.Listing;
import jieli.listing.Slice;
import jieli.pairing.PairingId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Troubles with their steps as rows; rows are only added. Words that are not for the reader stay
 * here.
 */
@Repository
class TroubleBook {

    static final Listing LISTING =
            new Listing(
                    "/deployment/troubles",
                    List.of("posting", "recipient", "category", "state"),
                    List.of("newest", "category", "state"));

    /** A trouble as it is raised. */
    record Raised(
            TroubleId id,
            PostingId posting,
            Category category,
            String words,
            AccountId by,
            Instant at,
            boolean simulated) {}

    /** What somebody may do about a trouble they see. */
    record Standing(boolean leads, boolean home) {}

    private static final String ALL =
            """
            select t.id, t.posting, t.category, t.at, t.simulated, p.person, p.recipient, p.pairing,
                   coalesce(s.state, 'RAISED') as state, s.at as stepped_at, o.owner, z.at as seen_at,
                   -extract(epoch from t.at) as newest, case when %s then t.words end as words
              from deployment.trouble t
              join deployment.posting_now p on p.id = t.posting
              left join lateral (select x.state, x.at from deployment.trouble_step x
                                  where x.trouble = t.id order by x.number desc limit 1) s on true
              left join lateral (select x.owner from deployment.trouble_step x
                                  where x.trouble = t.id and x.owner is not null
                                  order by x.number desc limit 1) o on true
              left join deployment.trouble_seen z on z.trouble = t.id
             where %s
            """
                    .formatted(Sight.WORDS, Sight.CONDITION);

    private final JdbcClient jdbc;

    TroubleBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Trouble> find(TroubleId id, Sight sight) {
        return jdbc.sql(ALL + " and t.id = :id")
                .params(sight.parameters())
                .param("id", id.value())
                .query(TroubleBook::trouble)
                .optional();
    }

    /** For the demonstration: whether it was loaded already. */
    boolean isThere(TroubleId id) {
        return jdbc.sql("select exists (select from deployment.trouble where id = :id)")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    Slice<Trouble> list(ListRequest request, Sight sight) {
        var parameters = new HashMap<String, Object>(sight.parameters());
        LISTING.filters().forEach(name -> parameters.put(name, request.filter(name)));
        return request.read(
                jdbc,
                ALL
                        + """
                         and (:posting = '' or t.posting::text = :posting)
                         and (:recipient = '' or p.recipient::text = :recipient)
                         and (:category = '' or t.category = :category)
                         and case :state when '' then true
                                         when 'OPEN' then coalesce(s.state, 'RAISED') <> 'SOLVED'
                                         else coalesce(s.state, 'RAISED') = :state end
                        """,
                parameters,
                TroubleBook::trouble);
    }

    /** Where troubles were raised, among those in sight. */
    List<InstitutionId> recipients(Sight sight) {
        return jdbc.sql(
                        """
                        select distinct p.recipient
                          from deployment.trouble t join deployment.posting_now p on p.id = t.posting
                         where
                        """
                                + Sight.CONDITION)
                .params(sight.parameters())
                .query((row, _) -> new InstitutionId(row.getObject("recipient", UUID.class)))
                .list();
    }

    /** Of the leader or the hospital at home of a trouble's member. */
    Standing standing(PostingId posting, Sight sight) {
        return jdbc.sql(
                        "select coalesce(p.employer = any(:home), false) as home, "
                                + Sight.LEADS
                                + " as leads from deployment.posting_now p where p.id = :posting")
                .params(sight.parameters())
                .param("posting", posting.value())
                .query((row, _) -> new Standing(row.getBoolean("leads"), row.getBoolean("home")))
                .single();
    }

    /** Who leads the team of a trouble's member today. */
    List<PersonId> leaders(PostingId posting, LocalDate today) {
        return jdbc.sql(
                        """
                        select distinct l.person as owner
                          from deployment.posting_now p
                          join deployment.posting_now l
                            on l.recipient = p.recipient and l.pairing = p.pairing
                           and l.part = 'LEADER' and l.held and l.during @> cast(:today as date)
                         where p.id = :posting
                        """)
                .param("posting", posting.value())
                .param("today", today.toString())
                .query((row, _) -> new PersonId(row.getObject("owner", UUID.class)))
                .list();
    }

    /** Open troubles that are not private, the oldest first: what a successor inherits. */
    List<Raised> inherited(PostingId posting) {
        return jdbc.sql(
                        """
                        select t.id, t.posting, t.category, t.words, t.by, t.at, t.simulated
                          from deployment.trouble t
                         where t.posting = :posting and t.category <> 'FAMILY'
                           and coalesce((select x.state from deployment.trouble_step x where x.trouble = t.id
                                          order by x.number desc limit 1), 'RAISED') <> 'SOLVED'
                         order by t.at, t.id
                        """)
                .param("posting", posting.value())
                .query((row, _) ->
                        new Raised(
                                new TroubleId(row.getObject("id", UUID.class)),
                                posting,
                                Category.valueOf(row.getString("category")),
                                row.getString("words"),
                                new AccountId(row.getObject("by", UUID.class)),
                                instant(row, "at"),
                                row.getBoolean("simulated")))
                .list();
    }

    /**
     * The oldest first.
     *
     * @param legible whether the reader sees the words
     */
    List<Step> steps(TroubleId id, boolean legible) {
        return jdbc.sql(
                        """
                        select number, state, owner, by, at, case when :legible then words end as words
                          from deployment.trouble_step where trouble = :id order by number
                        """)
                .param("id", id.value())
                .param("legible", legible)
                .query((row, _) ->
                        new Step(
                                row.getInt("number"),
                                State.valueOf(row.getString("state")),
                                person(row),
                                row.getString("words"),
                                new AccountId(row.getObject("by", UUID.class)),
                                instant(row, "at")))
                .list();
    }

    void add(Raised one) {
        jdbc.sql(
                        """
                        insert into deployment.trouble (id, posting, category, words, by, at, simulated)
                        values (:id, :posting, :category, :words, :by, :at, :simulated)
                        """)
                .param("id", one.id().value())
                .param("posting", one.posting().value())
                .param("category", one.category().name())
                .param("words", one.words())
                .param("by", one.by().value())
                .param("at", one.at().atOffset(ZoneOffset.UTC))
                .param("simulated", one.simulated())
                .update();
    }

    /**
     * @throws org.springframework.dao.DuplicateKeyException if somebody was quicker
     */
    void add(TroubleId id, Step step) {
        var owner = step.owner();
        var words = step.words();
        jdbc.sql(
                        """
                        insert into deployment.trouble_step (trouble, number, state, owner, words, by, at)
                        values (:id, :number, :state, :owner, :words, :by, :at)
                        """)
                .param("id", id.value())
                .param("number", step.number())
                .param("state", step.state().name())
                .param("owner", owner == null ? null : owner.value())
                .param("words", words == null ? "" : words)
                .param("by", step.by().value())
                .param("at", step.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    void seen(TroubleId id, PersonId person, Instant at) {
        jdbc.sql(
                        """
                        insert into deployment.trouble_seen (trouble, person, at)
                        values (:id, :person, :at) on conflict do nothing
                        """)
                .param("id", id.value())
                .param("person", person.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Trouble trouble(ResultSet row, int number) throws SQLException {
        var stepped = row.getObject("stepped_at", OffsetDateTime.class);
        var seen = row.getObject("seen_at", OffsetDateTime.class);
        return new Trouble(
                new TroubleId(row.getObject("id", UUID.class)),
                new PostingId(row.getObject("posting", UUID.class)),
                new PairingId(row.getObject("pairing", UUID.class)),
                new PersonId(row.getObject("person", UUID.class)),
                new InstitutionId(row.getObject("recipient", UUID.class)),
                Category.valueOf(row.getString("category")),
                row.getString("words"),
                instant(row, "at"),
                State.valueOf(row.getString("state")),
                person(row),
                stepped == null ? null : stepped.toInstant(),
                seen == null ? null : seen.toInstant(),
                row.getBoolean("simulated"));
    }

    private static @Nullable PersonId person(ResultSet row) throws SQLException {
        var owner = row.getObject("owner", UUID.class);
        return owner == null ? null : new PersonId(owner);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
