package jieli.ledger;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Conflicts and what was decided about them, as rows. */
@Repository
class ConflictBook {

    private final JdbcClient jdbc;

    ConflictBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Contradiction found, String by, Instant at) {
        var seenIn = found.seenIn();
        var added =
                jdbc.sql(
                                """
                                insert into ledger.conflict
                                       (id, pairing, kind, cause, note, document, fact, quote, raised_by, raised_at)
                                values (:id, :pairing, :kind, :cause, :note, :document, :fact, :quote, :by, :at)
                                on conflict (id) do nothing
                                """)
                        .param("id", found.id())
                        .param("pairing", found.pairing().value())
                        .param("kind", found.kind())
                        .param("cause", found.cause().name())
                        .param("note", found.note())
                        .param("document", seenIn == null ? null : seenIn.document().value())
                        .param("fact", seenIn == null ? null : seenIn.fact())
                        .param("quote", seenIn == null ? null : seenIn.quote())
                        .param("by", by)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update();
        if (added > 0) {
            found.lines().forEach(line -> addLine(found.id(), line));
        }
    }

    private void addLine(UUID conflict, LineId line) {
        jdbc.sql("insert into ledger.conflict_line (conflict, line) values (:conflict, :line)")
                .param("conflict", conflict)
                .param("line", line.value())
                .update();
    }
}
