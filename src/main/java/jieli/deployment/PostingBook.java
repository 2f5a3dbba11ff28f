package jieli.deployment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jieli.deployment.Posting.Part;
import jieli.deployment.Posting.Stay;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.listing.ListRequest;
import jieli.listing.Listing;
import jieli.listing.Slice;
import jieli.pairing.PairingId;
import jieli.pairing.Pairings.Within;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Postings with their terms and steps as rows. */
@Repository
class PostingBook {

    static final Listing LISTING =
            new Listing(
                    "/deployment/postings",
                    List.of("pairing", "recipient", "specialty", "batch", "state", "on"),
                    List.of("newest", "began", "ends", "shown", "specialty"));

    /**
     * What was agreed at a time.
     *
     * @param during null for withdrawn
     */
    record Term(int version, @Nullable Period during, String reason, String by, Instant at) {}

    /** A step that was taken. */
    record Step(PostingState state, String reason, String by, Instant at) {}

    static final String WITHIN = "(:everywhere or p.pairing = any(:within))";

    private static final String ALL =
            """
            select p.*, lower(p.during) as began, upper(p.during) as ends
              from deployment.posting_now p
             where
            """;

    private final JdbcClient jdbc;

    PostingBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Posting> find(PostingId id, Within within) {
        return jdbc.sql(ALL + WITHIN + " and p.id = :id")
                .params(within.parameters())
                .param("id", id.value())
                .query(PostingBook::posting)
                .optional();
    }

    /**
     * What may also be filtered by day: who is there on it. Whoever is away is found, sorted, shown
     * as away and nothing else, but by whoever may know why.
     */
    Slice<Posting> list(ListRequest request, Within within, Predicate<Posting> known) {
        return request.read(
                jdbc,
                """
                select p.*, lower(p.during) as began, upper(p.during) as ends, -(lower(p.during) - date '1970-01-01') as newest
                  from (select q.*, case when q.state in ('ON_LEAVE', 'DESCENT') and not q.id = any(:known)
                                         then 'AWAY' else q.state end as shown
                          from deployment.posting_now q) p
                 where (:pairing = '' or p.pairing::text = :pairing)
                   and (:recipient = '' or p.recipient::text = :recipient)
                   and (:specialty = '' or p.specialty = :specialty)
                   and (:batch = '' or p.batch::text = :batch)
                   and (:state = '' or p.shown = :state or :state = 'AWAY' and p.state in ('ON_LEAVE', 'DESCENT'))
                   and (:on = '' or p.held and p.during @> case when pg_input_is_valid(:on, 'date') then cast(:on as date) end)
                   and
                """
                        + WITHIN,
                parameters(request, within, known),
                PostingBook::posting);
    }

    private Map<String, Object> parameters(
            ListRequest request, Within within, Predicate<Posting> known) {
        var parameters = new java.util.HashMap<String, Object>(within.parameters());
        LISTING.filters().forEach(name -> parameters.put(name, request.filter(name)));
        var isAsked = !request.filter("state").isEmpty() || request.sort().equals("shown");
        parameters.put(
                "known",
                (isAsked ? away(within).stream() : Stream.<Posting>empty())
                        .filter(known)
                        .map(one -> one.id().value())
                        .toArray(UUID[]::new));
        return parameters;
    }

    private List<Posting> away(Within within) {
        return jdbc.sql(ALL + WITHIN + " and p.state in ('ON_LEAVE', 'DESCENT')")
                .params(within.parameters())
                .query(PostingBook::posting)
                .list();
    }

    /** Held postings of a reach whose term shares a day with the period, in order of time. */
    List<Posting> list(Within within, Period period) {
        return jdbc.sql(ALL + WITHIN + touching())
                .params(within.parameters())
                .params(bounds(period))
                .query(PostingBook::posting)
                .list();
    }

    List<Posting> at(InstitutionId recipient, Period period) {
        return jdbc.sql(ALL + "p.recipient = :recipient" + touching())
                .param("recipient", recipient.value())
                .params(bounds(period))
                .query(PostingBook::posting)
                .list();
    }

    List<Posting> of(PersonId person) {
        return jdbc.sql(ALL + "p.person = :person order by lower(p.during), p.id")
                .param("person", person.value())
                .query(PostingBook::posting)
                .list();
    }

    private static String touching() {
        return """
         and p.held and p.during && daterange(cast(:from as date), cast(:until as date))
         order by lower(p.during), p.id
        """;
    }

    private static Map<String, Object> bounds(Period period) {
        var until = period.until();
        return Map.of(
                "from",
                period.from().toString(),
                "until",
                until == null ? "infinity" : until.toString());
    }

    /** From here to the end of the transaction nobody else plans for this person. */
    void hold(PersonId person) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:person, 4716))")
                .param("person", person.toString())
                .query()
                .singleRow();
    }

    void add(Posting one, String by, Instant at) {
        var seat = one.seat();
        var employer = one.employer();
        jdbc.sql(
                        """
                        insert into deployment.posting (id, pairing, person, recipient, seat, department, specialty,
                               part, stay, office, employer, batch, entered_by, entered_at, simulated)
                        values (:id, :pairing, :person, :recipient, :seat, :department, :specialty,
                               :part, :stay, :office, :employer, :batch, :by, :at, :simulated)
                        """)
                .param("id", one.id().value())
                .param("pairing", one.pairing().value())
                .param("person", one.person().value())
                .param("recipient", one.recipient().value())
                .param("seat", seat == null ? null : seat.value())
                .param("department", one.department())
                .param("specialty", one.specialty())
                .param("part", one.part().name())
                .param("stay", one.stay().name())
                .param("office", one.office())
                .param("employer", employer == null ? null : employer.value())
                .param("batch", one.batch())
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("simulated", one.simulated())
                .update();
    }

    /**
     * @param during null withdraws
     */
    void addTerm(PostingId id, @Nullable Period during, String reason, String by, Instant at) {
        jdbc.sql(
                        """
                        insert into deployment.posting_term (posting, version, during, reason, entered_by, entered_at)
                        select :id, coalesce(max(t.version), 0) + 1, cast(:during as daterange), :reason, :by, :at
                          from deployment.posting_term t
                         where t.posting = :id
                        """)
                .param("id", id.value())
                .param("during", during == null ? "empty" : range(during))
                .param("reason", reason)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void addStep(PostingId id, Step step) {
        jdbc.sql(
                        """
                        insert into deployment.posting_step (posting, number, state, reason, entered_by, entered_at)
                        select :id, coalesce(max(s.number), 0) + 1, :state, :reason, :by, :at
                          from deployment.posting_step s
                         where s.posting = :id
                        """)
                .param("id", id.value())
                .param("state", step.state().name())
                .param("reason", step.reason())
                .param("by", step.by())
                .param("at", step.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Term> terms(PostingId id) {
        return jdbc.sql(
                        """
                        select version, lower(during) as began, upper(during) as ends, reason, entered_by, entered_at
                          from deployment.posting_term where posting = :id order by version
                        """)
                .param("id", id.value())
                .query((row, _) ->
                        new Term(
                                row.getInt("version"),
                                row.getDate("began") == null ? null : period(row),
                                row.getString("reason"),
                                row.getString("entered_by"),
                                row.getTimestamp("entered_at").toInstant()))
                .list();
    }

    List<Step> steps(PostingId id) {
        return jdbc.sql(
                        """
                        select state, reason, entered_by, entered_at
                          from deployment.posting_step where posting = :id order by number
                        """)
                .param("id", id.value())
                .query((row, _) ->
                        new Step(
                                PostingState.valueOf(row.getString("state")),
                                row.getString("reason"),
                                row.getString("entered_by"),
                                row.getTimestamp("entered_at").toInstant()))
                .list();
    }

    static String range(Period period) {
        var until = period.until();
        return "[%s,%s)".formatted(period.from(), until == null ? "" : until);
    }

    static Period period(ResultSet row) throws SQLException {
        return new Period(
                row.getObject("began", LocalDate.class), row.getObject("ends", LocalDate.class));
    }

    private static Posting posting(ResultSet row, int number) throws SQLException {
        var seat = row.getObject("seat", UUID.class);
        var employer = row.getObject("employer", UUID.class);
        return new Posting(
                new PostingId(row.getObject("id", UUID.class)),
                new PairingId(row.getObject("pairing", UUID.class)),
                new PersonId(row.getObject("person", UUID.class)),
                new InstitutionId(row.getObject("recipient", UUID.class)),
                seat == null ? null : new SeatId(seat),
                row.getString("department"),
                row.getString("specialty"),
                Part.valueOf(row.getString("part")),
                Stay.valueOf(row.getString("stay")),
                row.getString("office"),
                employer == null ? null : new InstitutionId(employer),
                row.getObject("batch", Integer.class),
                period(row),
                PostingState.valueOf(row.getString("state")),
                row.getBoolean("simulated"));
    }
}
