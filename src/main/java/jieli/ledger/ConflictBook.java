package jieli.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import jieli.ledger.Verdicts.Verdict;
import jieli.pairing.PairingId;
import jieli.pairing.Pairings.Within;
import jieli.terms.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Conflicts and what was decided about them, as rows. */
@Repository
class ConflictBook {

    private static final String SELECT =
            """
            select c.*, d.standing, d.reason, d.decided_by, d.decided_at,
                   array(select l.line::text
                           from ledger.conflict_line l
                           join ledger.line n on n.id = l.line
                          where l.conflict = c.id order by n.seq) as lines
              from ledger.conflict c
              left join ledger.conflict_decision d on d.conflict = c.id
              left join ledger.open_conflict o on o.id = c.id
            """;

    private final JdbcClient jdbc;

    ConflictBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes it; one that was lowered before is raised again, any other is noted once. */
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
        } else {
            turn(found.id(), true, new Deed(found.note(), by, at));
        }
    }

    /** Takes it back; false when it was never noted or is lowered already. */
    boolean lower(Contradiction seen, String by, String reason, Instant at) {
        return turn(seen.id(), false, new Deed(reason, by, at));
    }

    private record Deed(String reason, String by, Instant at) {}

    private boolean turn(UUID conflict, boolean raised, Deed deed) {
        return jdbc.sql(
                                """
                                insert into ledger.conflict_turn (conflict, turn, raised, reason, taken_by, taken_at)
                                select c.id, (select count(*) + 1 from ledger.conflict_turn t where t.conflict = c.id),
                                       :raised, :reason, :by, :at
                                  from ledger.conflict c
                                 where c.id = :conflict
                                   and :raised = exists (select from ledger.lowered_conflict l where l.conflict = c.id)
                                on conflict do nothing
                                """)
                        .param("conflict", conflict)
                        .param("raised", raised)
                        .param("reason", deed.reason().isBlank() ? "-" : deed.reason())
                        .param("by", deed.by())
                        .param("at", deed.at().atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    private void addLine(UUID conflict, LineId line) {
        jdbc.sql("insert into ledger.conflict_line (conflict, line) values (:conflict, :line)")
                .param("conflict", conflict)
                .param("line", line.value())
                .update();
    }

    /** How many conflicts of each pairing await a decision; a pairing without one is missing. */
    Map<PairingId, Integer> countOpen(Collection<PairingId> pairings) {
        var counts = new HashMap<PairingId, Integer>();
        jdbc.sql(
                        """
                        select c.pairing, count(*) as open
                          from ledger.open_conflict c
                         where c.pairing in (:pairings)
                         group by c.pairing
                        """)
                .param("pairings", pairings.stream().map(PairingId::value).toList())
                .query((ResultSet row) -> {
                    counts.put(
                            new PairingId(row.getObject("pairing", UUID.class)),
                            row.getInt("open"));
                });
        return counts;
    }

    /** Conflicts that nobody took back, with what was decided. */
    Map<PairingId, Verdicts> verdicts(Collection<PairingId> pairings) {
        var found = new HashMap<PairingId, List<Verdict>>();
        jdbc.sql(
                        """
                        select c.pairing, c.id, c.cause, d.outcome, d.standing,
                               array(select l.line::text from ledger.conflict_line l where l.conflict = c.id) as lines
                          from ledger.conflict c
                          left join ledger.conflict_decision d on d.conflict = c.id
                         where c.pairing in (:pairings)
                           and not exists (select from ledger.lowered_conflict w where w.conflict = c.id)
                        """)
                .param("pairings", pairings.stream().map(PairingId::value).toList())
                .query((ResultSet row) -> {
                    found.computeIfAbsent(
                                    new PairingId(row.getObject("pairing", UUID.class)),
                                    _ -> new ArrayList<>())
                            .add(verdict(row));
                });
        return found.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> new Verdicts(e.getValue())));
    }

    private static Verdict verdict(ResultSet row) throws SQLException {
        var standing = row.getObject("standing", UUID.class);
        return new Verdict(
                row.getObject("id", UUID.class),
                Contradiction.Cause.valueOf(row.getString("cause")),
                Arrays.stream((String[]) row.getArray("lines").getArray())
                        .map(LineId::valueOf)
                        .collect(Collectors.toSet()),
                row.getString("outcome"),
                standing == null ? null : new LineId(standing));
    }

    /** Turned away by its key when somebody was quicker. */
    void decide(UUID conflict, Conflict.Decision decision) {
        var standing = decision.standing();
        jdbc.sql(
                        """
                        insert into ledger.conflict_decision (conflict, outcome, standing, reason, decided_by, decided_at)
                        values (:conflict, :outcome, :standing, :reason, :by, :at)
                        """)
                .param("conflict", conflict)
                .param("outcome", standing == null ? "ALL_STAND" : "ONE_STANDS")
                .param("standing", standing == null ? null : standing.value())
                .param("reason", decision.reason())
                .param("by", decision.by())
                .param("at", decision.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Conflicts of a pairing, or of all within reach; those that await a decision first, the latest
     * first.
     */
    List<Conflict> list(@Nullable PairingId pairing, boolean onlyOpen, Within within, int most) {
        return jdbc.sql(
                        SELECT
                                + """
                                where (cast(:pairing as uuid) is null or c.pairing = :pairing)
                                  and (:everywhere or c.pairing = any(:within))
                                  and (o.id is not null or (d.conflict is not null and not :onlyOpen))
                                  and not exists (select from ledger.lowered_conflict w where w.conflict = c.id)
                                order by d.conflict is not null, c.raised_at desc, c.id
                                limit :most
                                """)
                .param("pairing", pairing == null ? null : pairing.value())
                .params(within.parameters())
                .param("onlyOpen", onlyOpen)
                .param("most", most)
                .query(ConflictBook::conflict)
                .list();
    }

    Conflict get(UUID id, Within within) {
        return jdbc.sql(SELECT + " where c.id = :id and (:everywhere or c.pairing = any(:within))")
                .param("id", id)
                .params(within.parameters())
                .query(ConflictBook::conflict)
                .optional()
                .orElseThrow(() -> new NotFound(id));
    }

    private static Conflict conflict(ResultSet row, int number) throws SQLException {
        var document = row.getObject("document", UUID.class);
        var decided = row.getTimestamp("decided_at");
        var standing = row.getObject("standing", UUID.class);
        return new Conflict(
                row.getObject("id", UUID.class),
                new PairingId(row.getObject("pairing", UUID.class)),
                row.getString("kind"),
                Contradiction.Cause.valueOf(row.getString("cause")),
                row.getString("note"),
                document == null
                        ? null
                        : new Origin.Reported(
                                new DocumentRef(document),
                                row.getInt("fact"),
                                0,
                                0,
                                row.getString("quote")),
                Arrays.stream((String[]) row.getArray("lines").getArray())
                        .map(LineId::valueOf)
                        .toList(),
                decided == null
                        ? null
                        : new Conflict.Decision(
                                standing == null ? null : new LineId(standing),
                                row.getString("reason"),
                                row.getString("decided_by"),
                                decided.toInstant()));
    }
}
