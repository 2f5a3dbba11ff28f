package jieli.identity.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.Stream;
import jieli.identity.audit.ChainCheck.Finding;
import org.jspecify.annotations.Nullable;

/**
 * The straightforward check: row after row, hashed here. It says what the formula means without
 * PostgreSQL, so that server and check cannot be wrong in the same way.
 */
final class ChainLoop {

    private static final OffsetDateTime EPOCH = OffsetDateTime.parse("2000-01-01T00:00:00Z");

    private ChainLoop() {}

    static Finding check(Connection connection) throws SQLException, NoSuchAlgorithmException {
        var sha = MessageDigest.getInstance("SHA-256");
        var before = new byte[32];
        var number = 0L;
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(10_000);
            try (var rows =
                    statement.executeQuery("select * from identity.trail order by number")) {
                while (rows.next()) {
                    number++;
                    sha.update(before);
                    sha.update(content(rows));
                    before = sha.digest();
                    if (rows.getLong("number") != number
                            || !Arrays.equals(before, rows.getBytes("hash"))) {
                        return new Finding.Broken(number, "row " + number);
                    }
                }
            }
        }
        return new Finding.Whole(new ChainCheck.Head(number, HexFormat.of().formatHex(before)));
    }

    private static byte[] content(ResultSet row) throws SQLException {
        var texts =
                Stream.of(
                                "actor", "roles", "action", "kind", "before", "after", "reason",
                                "address", "device")
                        .map(column -> bytes(row, column))
                        .toList();
        var content = ByteBuffer.allocate(80 + texts.stream().mapToInt(text -> text.length).sum());
        @Nullable UUID[] ids = {id(row, "account"), id(row, "object"), id(row, "institution")};
        var missing = 0;
        for (var i = 0; i < ids.length; i++) {
            missing |= ids[i] == null ? 1 << i : 0;
        }
        content.putLong(row.getLong("number") << 3 | missing)
                .putLong(
                        ChronoUnit.MICROS.between(
                                EPOCH, row.getObject("at", OffsetDateTime.class)));
        for (var id : ids) {
            if (id != null) {
                content.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
            }
        }
        texts.stream().limit(8).forEach(text -> content.putShort((short) text.length));
        texts.forEach(content::put);
        return Arrays.copyOf(content.array(), content.position());
    }

    private static @Nullable UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static byte[] bytes(ResultSet row, String column) {
        try {
            return row.getString(column).getBytes(StandardCharsets.UTF_8);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
