package jieli.pairing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Timeline entries as rows. */
@Repository
class TimelineBook {

    private final JdbcClient jdbc;

    TimelineBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest first; what has no date comes last. */
    List<TimelineEntry> listOf(PairingId pairing) {
        return jdbc.sql(
                        """
                        select t.*, lower(t.during) as first, upper(t.during) as after
                          from pairing.timeline_entry t
                         where t.pairing = :pairing
                         order by lower(t.during) desc nulls last, t.entered_at, t.id
                        """)
                .param("pairing", pairing.value())
                .query(TimelineBook::entry)
                .list();
    }

    void add(TimelineEntry entry) {
        var when = entry.when();
        jdbc.sql(
                        """
                        insert into pairing.timeline_entry
                               (id, pairing, during, during_words, event, source, source_date, entered_by, entered_at)
                        values (:id, :pairing, cast(:during as daterange), :words, :event, :source, :sourceDate, :by, :at)
                        """)
                .param("id", entry.id())
                .param("pairing", entry.pairing().value())
                .param("during", when == null ? null : "[" + when.from() + "," + when.to() + ")")
                .param("words", entry.whenWords())
                .param("event", entry.event())
                .param("source", entry.source())
                .param("sourceDate", entry.sourceDate())
                .param("by", entry.by())
                .param("at", entry.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static TimelineEntry entry(ResultSet row, int number) throws SQLException {
        var first = row.getObject("first", LocalDate.class);
        return new TimelineEntry(
                row.getObject("id", UUID.class),
                new PairingId(row.getObject("pairing", UUID.class)),
                first == null
                        ? null
                        : new TimelineEntry.Days(first, row.getObject("after", LocalDate.class)),
                row.getString("during_words"),
                row.getString("event"),
                row.getString("source"),
                row.getObject("source_date", LocalDate.class),
                row.getString("entered_by"),
                row.getTimestamp("entered_at").toInstant());
    }
}
