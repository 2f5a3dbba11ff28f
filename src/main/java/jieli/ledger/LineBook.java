package jieli.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jieli.listing.ListRequest;
import jieli.listing.Listing;
import jieli.listing.Slice;
import jieli.pairing.PairingId;
import jieli.pairing.Pairings.Within;
import jieli.terms.Unit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The lines as rows. */
@Repository
class LineBook {

    /**
     * A line with what became of it.
     *
     * @param reverses the line this one takes back
     * @param reason why it takes it back
     * @param reversedBy the line that took this one back
     */
    record Booked(
            Line line,
            Instant at,
            @Nullable LineId reverses,
            @Nullable String reason,
            @Nullable LineId reversedBy) {

        /** Whether the line counts. */
        boolean stands() {
            return reverses == null && reversedBy == null;
        }
    }

    /**
     * What deeds of one kind come to.
     *
     * @param after the day after the last
     * @param simulated whether any of them is made up
     */
    record DeedSum(
            PairingId pairing,
            String kind,
            Unit unit,
            BigDecimal value,
            int lines,
            LocalDate first,
            LocalDate after,
            boolean simulated) {}

    static final Listing LISTING =
            new Listing(
                    "/ledger",
                    List.of("pairing", "kind", "unit", "origin", "sector", "year", "counted"),
                    List.of("entered", "subject", "kind", "amount", "began"));

    private static final String INSERT =
            """
            insert into ledger.line (id, kind, sector, subject, pairing, place, institution, region, who,
                   period_shape, during, period_words, counted, value, step, unit, qualifiers, amount_words,
                   origin, source, cell, fact, span_start, span_end, quote,
                   link, simulated, entered_by, entered_at, reverses, reason)
            values (:id, :kind, :sector, :subject, :pairing, :place, :institution, :region, :who,
                   :shape, cast(:during as daterange), :periodWords,
                   :counted, :value, :step, :unit, string_to_array(:qualifiers, ','), :amountWords,
                   :origin, :source, :cell, :fact, :spanStart, :spanEnd, :quote,
                   :link, :simulated, :by, :at, :reverses, :reason)
            on conflict (id) do nothing
            """;

    private final JdbcClient jdbc;

    LineBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds the line unless its origin already gave one; answers whether it did. */
    boolean add(Line line, Instant at) {
        return insert(line, at, null, null) > 0;
    }

    /** Takes a line back; a second time adds nothing. */
    boolean reverse(Line wrong, String by, String reason, Instant at) {
        var reversal =
                new Line(
                        wrong.id().reversal(),
                        wrong.kind(),
                        wrong.sector(),
                        wrong.subject(),
                        wrong.pairing(),
                        wrong.place(),
                        wrong.who(),
                        wrong.period(),
                        wrong.quantity(),
                        wrong.origin(),
                        by);
        return insert(reversal, at, wrong.id(), reason) > 0;
    }

    private int insert(Line line, Instant at, @Nullable LineId reverses, @Nullable String reason) {
        var quantity = LineRow.quantity(line.quantity(), reverses != null);
        var origin = LineRow.origin(line.origin());
        return jdbc.sql(INSERT)
                .param("id", line.id().value())
                .param("kind", line.kind())
                .param("sector", line.sector().name())
                .param("subject", line.subject())
                .param("pairing", line.pairing().value())
                .param("place", line.place().words())
                .param("institution", line.place().institution())
                .param("region", line.place().region())
                .param("who", line.who())
                .params(LineRow.period(line.period()))
                .params(quantity)
                .params(origin)
                .param("by", line.by())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("reverses", reverses == null ? null : reverses.value())
                .param("reason", reason)
                .update();
    }

    Optional<Booked> find(LineId id, Within within) {
        return jdbc.sql(
                        """
                        select l.*, r.id as reversed_by
                          from ledger.line l
                          left join ledger.line r on r.reverses = l.id
                         where l.id = :id and (:everywhere or l.pairing = any(:within))
                        """)
                .param("id", id.value())
                .params(within.parameters())
                .query(LineRow::booked)
                .optional();
    }

    /** What stands of a document. */
    List<Line> listOf(DocumentRef document) {
        return jdbc.sql(
                        """
                        select *
                          from ledger.standing_line
                         where source = :document and origin = 'REPORTED'
                         order by fact, seq
                        """)
                .param("document", document.value())
                .query(LineRow::line)
                .list();
    }

    /** What stands of pairings but for deeds, in one query; a pairing without a line is missing. */
    Map<PairingId, List<Line>> listOf(Collection<PairingId> pairings) {
        return jdbc
                .sql(
                        """
                        select * from ledger.standing_line
                         where pairing in (:pairings) and origin <> 'RECORDED' order by seq
                        """)
                .param("pairings", pairings.stream().map(PairingId::value).toList())
                .query(LineRow::line)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Line::pairing));
    }

    /** What stands of a pairing in one kind but for deeds. */
    List<Line> listOf(PairingId pairing, String kind) {
        return jdbc.sql(
                        """
                        select *
                          from ledger.standing_line
                         where pairing = :pairing and kind = :kind and origin <> 'RECORDED'
                         order by seq
                        """)
                .param("pairing", pairing.value())
                .param("kind", kind)
                .query(LineRow::line)
                .list();
    }

    /** What the standing deeds of pairings come to, a kind at a time. */
    List<DeedSum> sums(Collection<PairingId> pairings) {
        return jdbc.sql(
                        """
                        select pairing, kind, unit, sum(value) as value,
                               count(*) as lines, min(lower(during)) as first, max(upper(during)) as last, bool_or(simulated) as simulated
                          from ledger.standing_line
                         where pairing in (:pairings) and origin = 'RECORDED'
                         group by pairing, kind, unit
                         order by kind, unit
                        """)
                .param("pairings", pairings.stream().map(PairingId::value).toList())
                .query(LineRow::deedSum)
                .list();
    }

    /** A page of what stands within reach. */
    Slice<Line> list(ListRequest request, Within within) {
        var parameters = new HashMap<>(within.parameters());
        LISTING.filters().forEach(name -> parameters.put(name, request.filter(name)));
        parameters.computeIfPresent(
                "year", (_, year) -> year.toString().matches("[12]\\d{3}") ? year : "");
        return request.read(
                jdbc,
                """
                select l.*, l.seq as entered, coalesce(l.value, -1) as amount,
                       coalesce(lower(l.during), date '9999-01-01') as began
                  from ledger.standing_line l
                 where (:everywhere or l.pairing = any(:within))
                   and (:pairing = '' or l.pairing::text = :pairing)
                   and (:kind = '' or l.kind = :kind)
                   and (:unit = '' or l.unit = :unit)
                   and (:origin = '' or l.origin = :origin)
                   and (:sector = '' or l.sector = :sector)
                   and (:counted = '' or l.counted = :counted)
                   and (:year = '' or l.during && daterange(make_date(nullif(:year, '')::int, 1, 1),
                                                            make_date(nullif(:year, '')::int + 1, 1, 1)))
                """,
                parameters,
                LineRow::line);
    }

    /**
     * Whether a document is withdrawn. Until the transaction ends nobody withdraws it, so that no
     * line slips in beside a withdrawal; adding lines of one document does not wait for another.
     */
    boolean isWithdrawn(DocumentRef document) {
        jdbc.sql("select pg_advisory_xact_lock_shared(hashtextextended(:document, 0)) is null")
                .param("document", document.toString())
                .query(Boolean.class)
                .single();
        return jdbc.sql("select exists (select from ledger.withdrawal where document = :document)")
                .param("document", document.value())
                .query(Boolean.class)
                .single();
    }

    boolean withdraw(DocumentRef document, String by, String reason, Instant at) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:document, 0)) is null")
                .param("document", document.toString())
                .query(Boolean.class)
                .single();
        return jdbc.sql(
                                """
                                insert into ledger.withdrawal (document, reason, withdrawn_by, withdrawn_at)
                                values (:document, :reason, :by, :at)
                                on conflict (document) do nothing
                                """)
                        .param("document", document.value())
                        .param("reason", reason)
                        .param("by", by)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    /** The plain sum of all rows with their signs; what stands adds up to the same. */
    BigDecimal signedSum(PairingId pairing, String kind) {
        return jdbc.sql(
                        """
                        select coalesce(sum(value), 0) from ledger.line where pairing = :pairing and kind = :kind
                        """)
                .param("pairing", pairing.value())
                .param("kind", kind)
                .query(BigDecimal.class)
                .single();
    }
}
