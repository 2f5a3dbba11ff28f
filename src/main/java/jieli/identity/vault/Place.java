package jieli.identity.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Where a seal lies. It is part of the seal, so a seal that someone copies to another row or column
 * does not open there.
 *
 * @param column {@code schema.table.column}, as {@code sealed.tsv} of the module lists it
 * @param row the id of the row
 */
public record Place(String column, UUID row) {

    byte[] bytes() {
        var name = column.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(name.length + 17)
                .put(name)
                .put((byte) 0)
                .putLong(row.getMostSignificantBits())
                .putLong(row.getLeastSignificantBits())
                .array();
    }
}
