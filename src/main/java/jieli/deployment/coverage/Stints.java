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

/** Postings and times away, read as days; withdrawn postings are none. */
@Service
public class Stints {

    private static final String STINTS =
            """
            select p.id, p.pairing, p.person, p.recipient, p.seat, p.employer, p.specialty, p.part = 'MANAGEMENT' as manages,
                   p.stay = 'SHORT_VISIT' as visits, p.batch,
                   lower(t.during) - date '1970-01-01' as first, upper(t.during) - date '1970-01-01' as after
              from deployment.posting p
              join deployment.tenure t on t.posting = p.id
             where (:everywhere or p.pairing = any(:within))
            """;

    private static final String AWAY =
            """
            select a.posting, a.kind = 'DESCENT' as descent, lower(a.during) - date '1970-01-01' as first,
                   coalesce(upper(a.during) - date '1970-01-01', :forever) as after
              from deployment.absence_now a
              join deployment.posting p on p.id = a.posting
             where (:everywhere or p.pairing = any(:within))
            """;

    private final JdbcClient jdbc;

    Stints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of each pairing in reach that has any, in order of time. */
    public Map<PairingId, List<Stint>> list(Within within) {
        var away = away(AWAY, within, Map.of());
        var found = new HashMap<UUID, List<Stint>>();
        jdbc.sql(STINTS + " order by lower(t.during), p.id")
                .params(within.parameters())
                .query(row -> {
                    found.computeIfAbsent(
                                    row.getObject("pairing", UUID.class), _ -> new ArrayList<>())
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
                    of.computeIfAbsent(row.getObject(1, UUID.class), _ -> new ArrayList<>())
                            .add(new Stint.Away(row.getBoolean(2), days(row)));
                });
        return of;
    }

    private static Days days(ResultSet row) throws SQLException {
        return Days.of(row.getInt("first"), row.getInt("after"));
    }

    private static Stint stint(ResultSet row, Map<UUID, List<Stint.Away>> away)
            throws SQLException {
        var posting = row.getObject("id", UUID.class);
        return new Stint(
                posting,
                row.getObject("person", UUID.class),
                row.getObject("recipient", UUID.class),
                row.getObject("seat", UUID.class),
                row.getObject("employer", UUID.class),
                row.getString("specialty"),
                row.getBoolean("manages"),
                row.getBoolean("visits"),
                row.getObject("batch", Integer.class),
                days(row),
                away.getOrDefault(posting, List.of()));
    }
}
