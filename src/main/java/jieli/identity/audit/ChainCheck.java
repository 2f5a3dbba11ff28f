package jieli.identity.audit;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether the trail is whole. One parallel pass recomputes every hash and compares the links
 * between the rows; only a broken trail is read again, in order, to find where.
 *
 * <p>The formula stands here and not in a function of the database, because whoever could change
 * rows could change the function. That each row carries the hash of the one before is not compared
 * row by row, which would need the rows in order: each hash and each {@code previous} goes through
 * a keyed 64-bit hash with its place, and everything that occurs twice cancels out. The key is
 * drawn anew each time, so a forger cannot aim; chance passes a wrong link once in 2^64.
 */
final class ChainCheck {

    private static final HexFormat HEX = HexFormat.of();

    /**
     * The same bytes as {@code identity.trail_link()}; a test holds the two together. {@code
     * textsend} gives them in the encoding of the connection, which is UTF-8, without a conversion.
     */
    private static final String HASH =
            """
            sha256(previous
                || int8send((number << 3) | case when account is null then 1 else 0 end
                            | case when object is null then 2 else 0 end
                            | case when institution is null then 4 else 0 end)
                || timestamptz_send(at)
                || coalesce(uuid_send(account), '') || coalesce(uuid_send(object), '')
                || coalesce(uuid_send(institution), '')
                || int8send((octet_length(actor)::bigint << 48) | (octet_length(roles)::bigint << 32)
                            | (octet_length(action)::bigint << 16) | octet_length(kind))
                || int8send((octet_length(before)::bigint << 48) | (octet_length(after)::bigint << 32)
                            | (octet_length(reason)::bigint << 16) | octet_length(address))
                || textsend(actor || roles || action || kind || before || after
                              || reason || address || device))
            """;

    private static final String PASS =
            """
            select count(*) as rows, coalesce(min(number), 1) as first, coalesce(max(number), 0) as last,
                   count(*) filter (where hash is distinct from %s) as wrong,
                   bit_xor(hashbyteaextended(hash, :key # number)
                           # hashbyteaextended(previous, :key # (number - 1))) as links
              from identity.trail
            """
                    .formatted(HASH);

    private static final String FIRST_BROKEN =
            """
            select number, expected, hash is distinct from %s as changed
              from (select t.*,
                           coalesce(lag(t.number) over in_order, 0) + 1 as expected,
                           coalesce(lag(t.hash) over in_order, decode(repeat('00', 32), 'hex')) as carried
                      from identity.trail t
                    window in_order as (order by t.number)) t
             where number is distinct from expected
                or previous is distinct from carried
                or hash is distinct from %1$s
             order by number
             limit 1
            """
                    .formatted(HASH);

    /** The last row, as {@code number:hash} in hexadecimal. */
    record Head(long number, String hash) {

        static final Head NONE = new Head(0, "0".repeat(64));

        /** Reads {@code number:hash}; empty if the text is no such thing. */
        static Optional<Head> read(String text) {
            if (!text.matches("\\d{1,18}:[0-9a-fA-F]{64}")) {
                return Optional.empty();
            }
            var colon = text.indexOf(':');
            return Optional.of(
                    new Head(
                            Long.parseLong(text.substring(0, colon)),
                            text.substring(colon + 1).toLowerCase(Locale.ROOT)));
        }

        @Override
        public String toString() {
            return number + ":" + hash;
        }
    }

    /** What was found. */
    sealed interface Finding {
        record Whole(Head head) implements Finding {}

        /**
         * @param number the first row that is not as it was written
         */
        record Broken(long number, String sentence) implements Finding {}
    }

    private record Pass(long rows, long first, long last, long wrong, @Nullable Long links) {}

    private final JdbcClient jdbc;

    /**
     * @param jdbc inside a transaction that sees one state of the trail
     */
    ChainCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param noted an end noted earlier, which tells a trail that was cut off or written anew from
     *     there on; null if none was
     */
    Finding check(@Nullable Head noted) {
        prepare();
        var key = new SecureRandom().nextLong();
        var pass =
                jdbc.sql(PASS)
                        .param("key", key)
                        .query((row, _) ->
                                new Pass(
                                        row.getLong("rows"),
                                        row.getLong("first"),
                                        row.getLong("last"),
                                        row.getLong("wrong"),
                                        row.getObject("links", Long.class)))
                        .single();
        var head = hash(pass.last()).map(hash -> new Head(pass.last(), hash)).orElse(Head.NONE);
        var whole =
                pass.first() == 1
                        && pass.rows() == pass.last()
                        && pass.wrong() == 0
                        && (pass.links() == null || pass.links() == ends(head, key));
        if (!whole) {
            return firstBroken();
        }
        return noted == null ? new Finding.Whole(head) : compare(head, noted);
    }

    /** All cores; compiling the expression would cost more than it saves. */
    private void prepare() {
        jdbc.sql(
                        "select set_config('search_path', 'pg_catalog', true), set_config('jit', 'off', true),"
                                + " set_config('max_parallel_workers_per_gather', '8', true)")
                .query()
                .singleRow();
    }

    /** What is left of the links when all that belong together have cancelled out. */
    private long ends(Head head, long key) {
        return jdbc.sql(
                        """
                        select hashbyteaextended(decode(:zeros, 'hex'), :key)
                               # hashbyteaextended(decode(:hash, 'hex'), :key # :number)
                        """)
                .param("zeros", Head.NONE.hash())
                .param("hash", head.hash())
                .param("key", key)
                .param("number", head.number())
                .query(Long.class)
                .single();
    }

    private Optional<String> hash(long number) {
        return jdbc.sql("select hash from identity.trail where number = :number limit 1")
                .param("number", number)
                .query((row, _) -> HEX.formatHex(row.getBytes("hash")))
                .optional();
    }

    private Finding firstBroken() {
        return jdbc.sql(FIRST_BROKEN)
                .query((row, _) ->
                        broken(
                                row.getLong("number"),
                                row.getLong("expected"),
                                row.getBoolean("changed")))
                .optional()
                .orElseThrow(() -> new IllegalStateException("two readings of one trail differ"));
    }

    private static Finding broken(long number, long expected, boolean changed) {
        if (number > expected) {
            return new Finding.Broken(expected, "row %d is missing".formatted(expected));
        }
        if (number < expected) {
            return new Finding.Broken(
                    number, "row %d was put in: its number is taken or below 1".formatted(number));
        }
        if (changed) {
            return new Finding.Broken(number, "row %d is not as it was written".formatted(number));
        }
        return new Finding.Broken(
                number,
                "row %d does not follow from the row before it: one of the two was written anew"
                        .formatted(number));
    }

    private Finding compare(Head head, Head noted) {
        if (noted.number() > head.number()) {
            return new Finding.Broken(
                    head.number() + 1,
                    "row %d is missing: the trail ends at row %d, but its end was noted at row %d"
                            .formatted(head.number() + 1, head.number(), noted.number()));
        }
        var now = noted.number() == 0 ? Head.NONE.hash() : hash(noted.number()).orElse("");
        return now.equals(noted.hash())
                ? new Finding.Whole(head)
                : new Finding.Broken(
                        noted.number(),
                        "row %d has another hash than the one noted: it or a row before it was written anew"
                                .formatted(noted.number()));
    }
}
