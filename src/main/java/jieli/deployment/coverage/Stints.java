package jieli.deployment.coverage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
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
 * Postings, journeys, times away, read as days; withdrawn postings are none. Columns are read by
 * their place: there are a hundred thousand rows to come.
 */
@Service
public class Stints {

    private static final String STINTS =
            """
            select lower(t.during) - date '1970-01-01', upper(t.during) - date '1970-01-01',
                   p.id, p.pairing, p.person, p.recipient, p.seat, p.employer, p.specialty,
                   p.part = 'MANAGEMENT', p.stay = 'SHORT_VISIT', coalesce(p.batch, 0),
                   coalesce(j.set_out - date '1970-01-01', :forever), coalesce(j.left_on - date '1970-01-01', :forever)
              from deployment.posting p
              join deployment.tenure t on t.posting = p.id
              left join deployment.journey j on j.posting = p.id
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
    private final Clock clock;

    Stints(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those of each pairing in reach that has any, in no order. */
    public Map<PairingId, List<Stint>> list(Within within) {
        var away = away(AWAY, within, Map.of());
        var found = new HashMap<UUID, List<Stint>>();
        var today = today();
        jdbc.sql(STINTS)
                .params(within.parameters())
                .param("forever", Days.forever())
                .query(row -> {
                    found.computeIfAbsent(row.getObject(4, UUID.class), _ -> new ArrayList<>())
                            .add(stint(row, away, today));
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
        var today = today();
        return jdbc.sql(STINTS + here + " order by lower(t.during), p.id")
                .params(within.parameters())
                .params(which)
                .param("forever", Days.forever())
                .query((row, _) -> stint(row, away, today))
                .list();
    }

    private int today() {
        return (int) LocalDate.now(clock).toEpochDay();
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

    private static Stint stint(ResultSet row, Map<UUID, List<Stint.Away>> away, int today)
            throws SQLException {
        var agreed = days(row);
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
                agreed,
                Stint.counted(row.getInt(1), row.getInt(2), row.getInt(13), row.getInt(14), today),
                away.getOrDefault(posting, List.of()));
    }
}
