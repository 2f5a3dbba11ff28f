package jieli.briefings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything {@code briefings/shelf.html} shows: the documents, the form that brings one in.
 *
 * @param pairings whose documents the reader sees
 * @param choices pairings the reader may bring documents for
 */
record ShelfPage(
        List<Row> rows,
        List<Choice> pairings,
        List<Choice> choices,
        BringForm form,
        @Nullable String refusal) {

    static final String ROWS =
            """
            select d.*, d.proposed - d.accepted - d.rejected as open
              from (select d.id, coalesce(nullif(d.title, ''), d.name) as heading, d.format, d.published_on,
                           coalesce(d.published_on, date '1900-01-01') as published, d.publisher, d.pairing,
                           d.uploaded_by, d.uploaded_at,
                           -extract(epoch from d.uploaded_at)::bigint as newest,
                           (select count(*) from briefings.proposal p where p.document = d.id) as proposed,
                           count(*) filter (where l.outcome = 'ACCEPTED') as accepted,
                           count(*) filter (where l.outcome = 'REJECTED') as rejected,
                           exists (select from briefings.withdrawal w where w.document = d.id) as withdrawn
                      from briefings.document d
                      left join lateral (
                           select distinct on (number) outcome
                             from briefings.decision where document = d.id order by number, turn desc) l on true
                     where (:everywhere or d.pairing = any(:within))
                       and (:pairing = '' or d.pairing::text = :pairing)
                       and (:words = '' or strpos(lower(coalesce(d.title, '') || d.name || d.publisher), lower(:words)) > 0)
                     group by d.id) d
             where :state = ''
                or (:state = 'withdrawn') = d.withdrawn
                   and (d.withdrawn or (:state = 'open') = (d.proposed > d.accepted + d.rejected))
            """;

    /** The states a reader may filter by. */
    public List<String> states() {
        return List.of("open", "reviewed", "withdrawn");
    }

    /** A pairing to choose from. */
    record Choice(UUID id, String name) {}

    /** A document with how far its review is. */
    record Row(
            UUID id,
            String heading,
            String format,
            @Nullable LocalDate publishedOn,
            String publisher,
            UUID pairing,
            String uploadedBy,
            ZonedDateTime uploadedAt,
            Tally tally,
            boolean withdrawn) {

        public String state() {
            if (withdrawn) {
                return "withdrawn";
            }
            return tally.open() == 0 ? "reviewed" : "open";
        }
    }

    /** How many facts were proposed, accepted, rejected. */
    record Tally(int proposed, int accepted, int rejected) {
        public int open() {
            return proposed - accepted - rejected;
        }
    }

    static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("heading"),
                row.getString("format"),
                row.getObject("published_on", LocalDate.class),
                row.getString("publisher"),
                row.getObject("pairing", UUID.class),
                row.getString("uploaded_by"),
                row.getObject("uploaded_at", OffsetDateTime.class)
                        .atZoneSameInstant(java.time.ZoneId.of("Asia/Shanghai")),
                new Tally(row.getInt("proposed"), row.getInt("accepted"), row.getInt("rejected")),
                row.getBoolean("withdrawn"));
    }
}
