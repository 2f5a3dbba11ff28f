package jieli.deployment.coverage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jieli.directory.InstitutionId;
import jieli.pairing.PairingId;
import jieli.pairing.Pairings.Within;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Postings and times away, read as days; withdrawn postings are none. Columns are read by their
 * place: there are a hundred thousand rows to come.
 */
@Service
public class Stints {

    private static final String STINTS =
            """
            select lower(t.during) - date '1970-01-01', upper(t.during) - date '1970-01-01',
                   p.id, p.pairing, p.person, p.recipient, p.seat, p.employer, p.specialty,
                   p.part = 'MANAGEMENT', p.stay = 'SHORT_VISIT', coalesce(p.batch, 0)
              from deployment.posting p
              join deployment.tenure t on t.posting = p.id
             where (:everywhere or p.pairing = any(:within))
            """;

    private static final String AWAY =
            """
            select lower(a.during) - date '1970-01-01', coalesce(upper(a.during) - date '1970-01-01', :forever),
                   a.posting, a.kind = 'DESCENT'
              from deployment.absence_now a
              join deployment.posting p on p.id = a.posting
             where (:everywhere or p.pairing = any(:within))
            """;

    private final JdbcClient jdbc;

    Stints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of each pairing in reach that has any, in no order. */
    public Map<PairingId, List<Stint>> list(Within within) {
        var away = away(AWAY, within, Map.of());
        var found = new HashMap<UUID, List<Stint>>();
        jdbc.sql(STINTS)
                .params(within.parameters())
                .query(row -> {
                    found.computeIfAbsent(row.getObject(4, UUID.class), _ -> new ArrayList<>())
                            .add(stint(row, away));
                });
        var of = new HashMap<PairingId, List<Stint>>();
        found.forEach((pairing, stints) -> of.put(new PairingId(pairing), stints));
        return of;
    }

    /** Those at a recipient, as far as in reach, in order of time. */
    List<Stint> at(InstitutionId recipient, Within within) {
        var here = " and p.recipient = :recipient";
        var which = Map.<String, Object>of("recipient", recipient.value());
        var away = away(AWAY + here, within, which);
        return jdbc.sql(STINTS + here + " order by lower(t.during), p.id")
                .params(within.parameters())
                .params(which)
                .query((row, _) -> stint(row, away))
                .list();
    }

    private Map<UUID, List<Stint.Away>> away(String sql, Within within, Map<String, Object> which) {
        var of = new HashMap<UUID, List<Stint.Away>>();
        jdbc.sql(sql)
                .params(within.parameters())
                .params(which)
                .param("forever", Days.forever())
                .query(row -> {
                    of.computeIfAbsent(row.getObject(3, UUID.class), _ -> new ArrayList<>())
                            .add(new Stint.Away(row.getBoolean(4), days(row)));
                });
        return of;
    }

    private static Days days(ResultSet row) throws SQLException {
        return Days.of(row.getInt(1), row.getInt(2));
    }

    private static Stint stint(ResultSet row, Map<UUID, List<Stint.Away>> away)
            throws SQLException {
        var posting = row.getObject(3, UUID.class);
        var batch = row.getInt(12);
        return new Stint(
                posting,
                row.getObject(5, UUID.class),
                row.getObject(6, UUID.class),
                row.getObject(7, UUID.class),
                row.getObject(8, UUID.class),
                row.getString(9),
                row.getBoolean(10),
                row.getBoolean(11),
                batch == 0 ? null : batch,
                days(row),
                away.getOrDefault(posting, List.of()));
    }
}
