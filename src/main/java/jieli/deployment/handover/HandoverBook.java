package jieli.deployment.handover;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jieli.deployment.PostingId;
import jieli.deployment.handover.Signature.Side;
import jieli.directory.PersonId;
import jieli.identity.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Items typed, signatures, waivers as rows. Rows are only added. */
@Repository
class HandoverBook {

    private final JdbcClient jdbc;

    HandoverBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** From here to the end of the transaction nobody else changes or signs this pack. */
    void hold(PostingId posting) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:posting, 4717))")
                .param("posting", posting.toString())
                .query()
                .singleRow();
    }

    /** The newest version of each, struck ones too; the oldest item first. */
    List<Item> items(PostingId posting) {
        return jdbc.sql(
                        """
                        select distinct on (i.item) i.item, i.version, i.section, i.title, i.words, i.struck, i.by, i.at
                          from deployment.handover_item i
                         where i.posting = :posting
                         order by i.item, i.version desc
                        """)
                .param("posting", posting.value())
                .query(HandoverBook::item)
                .list();
    }

    /** Every version of every item, in order of time. */
    List<Item> history(PostingId posting) {
        return jdbc.sql(
                        """
                        select i.item, i.version, i.section, i.title, i.words, i.struck, i.by, i.at
                          from deployment.handover_item i
                         where i.posting = :posting
                         order by i.at, i.item, i.version
                        """)
                .param("posting", posting.value())
                .query(HandoverBook::item)
                .list();
    }

    /**
     * @throws org.springframework.dao.DuplicateKeyException if that version was written already
     */
    void add(PostingId posting, Item one, boolean simulated) {
        jdbc.sql(
                        """
                        insert into deployment.handover_item
                               (item, version, posting, section, title, words, struck, by, at, simulated)
                        values (:item, :version, :posting, :section, :title, :words, :struck, :by, :at, :simulated)
                        """)
                .param("item", one.item())
                .param("version", one.version())
                .param("posting", posting.value())
                .param("section", one.section())
                .param("title", one.title())
                .param("words", one.words())
                .param("struck", one.struck())
                .param("by", one.by().value())
                .param("at", one.at().atOffset(ZoneOffset.UTC))
                .param("simulated", simulated)
                .update();
    }

    /** In order of time. */
    List<Signature> signatures(PostingId posting) {
        return jdbc.sql(
                        """
                        select side, content, digest, by, person, capacity, at
                          from deployment.handover_signature
                         where posting = :posting order by at, id
                        """)
                .param("posting", posting.value())
                .query((row, _) ->
                        new Signature(
                                Side.valueOf(row.getString("side")),
                                row.getString("content"),
                                HexFormat.of().formatHex(row.getBytes("digest")),
                                account(row),
                                new PersonId(row.getObject("person", UUID.class)),
                                row.getString("capacity"),
                                instant(row)))
                .list();
    }

    void add(UUID id, PostingId posting, Signature one, boolean simulated) {
        jdbc.sql(
                        """
                        insert into deployment.handover_signature
                               (id, posting, side, content, digest, by, person, capacity, at, simulated)
                        values (:id, :posting, :side, :content, :digest, :by, :person, :capacity, :at, :simulated)
                        """)
                .param("id", id)
                .param("posting", posting.value())
                .param("side", one.side().name())
                .param("content", one.content())
                .param("digest", HexFormat.of().parseHex(one.digest()))
                .param("by", one.by().value())
                .param("person", one.person().value())
                .param("capacity", one.capacity())
                .param("at", one.at().atOffset(ZoneOffset.UTC))
                .param("simulated", simulated)
                .update();
    }

    Optional<Waiver> waiver(PostingId posting) {
        return jdbc.sql(
                        "select reason, by, at from deployment.handover_waiver where posting = :posting")
                .param("posting", posting.value())
                .query((row, _) -> new Waiver(row.getString("reason"), account(row), instant(row)))
                .optional();
    }

    /**
     * @return whether there was none before
     */
    boolean add(PostingId posting, Waiver one) {
        return jdbc.sql(
                                """
                                insert into deployment.handover_waiver (posting, reason, by, at)
                                values (:posting, :reason, :by, :at)
                                on conflict do nothing
                                """)
                        .param("posting", posting.value())
                        .param("reason", one.reason())
                        .param("by", one.by().value())
                        .param("at", one.at().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private static Item item(ResultSet row, int number) throws SQLException {
        return new Item(
                row.getObject("item", UUID.class),
                row.getInt("version"),
                row.getString("section"),
                row.getString("title"),
                row.getString("words"),
                row.getBoolean("struck"),
                account(row),
                instant(row));
    }

    private static AccountId account(ResultSet row) throws SQLException {
        return new AccountId(row.getObject("by", UUID.class));
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject("at", OffsetDateTime.class).toInstant();
    }
}
