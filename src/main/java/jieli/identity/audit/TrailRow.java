package jieli.identity.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it stands in the trail.
 *
 * @param action the name of an {@link Action}; a row outlives the enum
 * @param hash in hexadecimal
 */
record TrailRow(
        long number,
        OffsetDateTime at,
        Witness.Actor actor,
        String action,
        String kind,
        @Nullable UUID object,
        @Nullable UUID institution,
        String before,
        String after,
        String reason,
        String hash) {

    static TrailRow of(ResultSet row, int line) throws SQLException {
        return new TrailRow(
                row.getLong("number"),
                row.getObject("at", OffsetDateTime.class),
                new Witness.Actor(
                        row.getObject("account", UUID.class),
                        row.getString("actor"),
                        row.getString("roles"),
                        row.getString("address"),
                        row.getString("device")),
                row.getString("action"),
                row.getString("kind"),
                row.getObject("object", UUID.class),
                row.getObject("institution", UUID.class),
                row.getString("before"),
                row.getString("after"),
                row.getString("reason"),
                HexFormat.of().formatHex(row.getBytes("hash")));
    }

    /** What {@code verify-audit --head} takes. */
    String head() {
        return number + ":" + hash;
    }
}
