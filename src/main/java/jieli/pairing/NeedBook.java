package jieli.pairing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jieli.terms.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Needs with their steps as rows. */
@Repository
class NeedBook {

    private static final String SELECT =
            """
            select n.*, s.state, s.note, s.taken_by, s.taken_at
              from pairing.need n
              left join lateral (
                   select * from pairing.need_step t where t.need = n.id
                    order by t.state = 'PLANNED', t.taken_at desc limit 1) s on true
            """;

    private final JdbcClient jdbc;

    NeedBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Need get(PairingId pairing, UUID id) {
        return jdbc.sql(SELECT + " where n.id = :id and n.pairing = :pairing")
                .param("pairing", pairing.value())
                .param("id", id)
                .query(NeedBook::need)
                .optional()
                .orElseThrow(() -> new NotFound(id));
    }

    List<Need> listOf(PairingId pairing) {
        return jdbc.sql(
                        SELECT
                                + " where n.pairing = :pairing order by n.severity desc, n.raised_at, n.id")
                .param("pairing", pairing.value())
                .query(NeedBook::need)
                .list();
    }

    /** How many severe needs of each pairing nobody has planned for; none is missing. */
    Map<PairingId, Integer> countOpenAndSevere(Collection<PairingId> pairings) {
        var counts = new HashMap<PairingId, Integer>();
        jdbc.sql(
                        """
                        select n.pairing, count(*) as severe
                          from pairing.need n
                         where n.pairing in (:pairings)
                           and n.severity = :severe
                           and not exists (select from pairing.need_step s where s.need = n.id)
                         group by n.pairing
                        """)
                .param("pairings", pairings.stream().map(PairingId::value).toList())
                .param("severe", Need.SEVERE)
                .query((ResultSet row) -> {
                    counts.put(
                            new PairingId(row.getObject("pairing", UUID.class)),
                            row.getInt("severe"));
                });
        return counts;
    }

    void add(Need need) {
        jdbc.sql(
                        """
                        insert into pairing.need (id, pairing, gap, what, severity, evidence, raised_by, raised_at)
                        values (:id, :pairing, :gap, :what, :severity, :evidence, :by, :at)
                        """)
                .param("id", need.id())
                .param("pairing", need.pairing().value())
                .param("gap", need.gap().name())
                .param("what", need.what())
                .param("severity", need.severity())
                .param("evidence", need.evidence())
                .param("by", need.raisedBy())
                .param("at", need.raisedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void step(UUID need, String state, Need.Step step) {
        jdbc.sql(
                        """
                        insert into pairing.need_step (need, state, note, taken_by, taken_at)
                        values (:need, :state, :note, :by, :at)
                        """)
                .param("need", need)
                .param("state", state)
                .param("note", step.note())
                .param("by", step.by())
                .param("at", step.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Need need(ResultSet row, int number) throws SQLException {
        return new Need(
                row.getObject("id", UUID.class),
                new PairingId(row.getObject("pairing", UUID.class)),
                Need.Gap.valueOf(row.getString("gap")),
                row.getString("what"),
                row.getInt("severity"),
                row.getString("evidence"),
                row.getString("raised_by"),
                row.getTimestamp("raised_at").toInstant(),
                state(row));
    }

    private static Need.State state(ResultSet row) throws SQLException {
        var word = row.getString("state");
        if (word == null) {
            return new Need.State.Open();
        }
        var step =
                new Need.Step(
                        row.getString("note"),
                        row.getString("taken_by"),
                        row.getTimestamp("taken_at").toInstant());
        return switch (word) {
            case "PLANNED" -> new Need.State.Planned(step);
            case "MET" -> new Need.State.Met(step);
            default -> new Need.State.Withdrawn(step);
        };
    }
}
