package jieli.briefings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jieli.briefings.Document.Bibliography;
import jieli.briefings.Document.Deed;
import jieli.briefings.Document.Withdrawal;
import jieli.ledger.DocumentRef;
import jieli.listing.ListRequest;
import jieli.listing.Slice;
import jieli.pairing.PairingId;
import jieli.pairing.Pairings.Within;
import jieli.terms.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The documents as rows. */
@Repository
class DocumentShelf {

    private final JdbcClient jdbc;

    DocumentShelf(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Document document, int copy) {
        var about = document.bibliography();
        jdbc.sql(
                        """
                        insert into briefings.document
                               (id, name, title, format, charset, sha256, copy, body, published_on, publisher, pairing,
                                uploaded_by, uploaded_at)
                        values (:id, :name, :title, :format, :charset, :sha256, :copy, :body, :publishedOn, :publisher,
                                :pairing, :by, :at)
                        """)
                .param("id", document.id().value())
                .param("name", about.name())
                .param("title", about.title())
                .param("format", about.format())
                .param("charset", about.charset())
                .param("sha256", document.sha256())
                .param("copy", copy)
                .param("body", document.body())
                .param("publishedOn", about.publishedOn())
                .param("publisher", about.publisher())
                .param("pairing", document.pairing().value())
                .param("by", document.uploaded().by())
                .param("at", document.uploaded().at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Decisions about a document wait for one another until the transaction ends. */
    void hold(DocumentRef id) {
        var unused =
                jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:id, 0))::text")
                        .param("id", id.toString())
                        .query(String.class)
                        .list();
    }

    boolean holds(DocumentRef id) {
        return jdbc.sql("select count(*) from briefings.document where id = :id")
                        .param("id", id.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /**
     * How often these bytes came before: withdrawn since, or for a pairing that whoever brings them
     * now cannot see.
     */
    int copies(String sha256) {
        return jdbc.sql("select count(*) from briefings.document where sha256 = :sha256")
                .param("sha256", sha256)
                .query(Integer.class)
                .single();
    }

    /** A document with these bytes that stands within reach. */
    Optional<DocumentRef> findStanding(String sha256, Within within) {
        return jdbc.sql(
                        """
                        select d.id
                          from briefings.document d
                         where d.sha256 = :sha256
                           and (:everywhere or d.pairing = any(:within))
                           and not exists (select from briefings.withdrawal w where w.document = d.id)
                         limit 1
                        """)
                .param("sha256", sha256)
                .params(within.parameters())
                .query(UUID.class)
                .optional()
                .map(DocumentRef::new);
    }

    Document get(DocumentRef id, Within within) {
        return jdbc.sql(
                        """
                        select d.*, w.reason, w.withdrawn_by, w.withdrawn_at
                          from briefings.document d
                          left join briefings.withdrawal w on w.document = d.id
                         where d.id = :id and (:everywhere or d.pairing = any(:within))
                        """)
                .param("id", id.value())
                .params(within.parameters())
                .query(DocumentShelf::document)
                .optional()
                .orElseThrow(() -> new NotFound(id));
    }

    void withdraw(DocumentRef id, Withdrawal withdrawal) {
        jdbc.sql(
                        """
                        insert into briefings.withdrawal (document, reason, withdrawn_by, withdrawn_at)
                        values (:document, :reason, :by, :at)
                        """)
                .param("document", id.value())
                .param("reason", withdrawal.reason())
                .param("by", withdrawal.deed().by())
                .param("at", withdrawal.deed().at().atOffset(ZoneOffset.UTC))
                .update();
    }

    Slice<ShelfPage.Row> list(ListRequest request, Within within) {
        var parameters = new HashMap<>(within.parameters());
        for (var name : List.of("pairing", "state", "words")) {
            parameters.put(name, request.filter(name));
        }
        return request.read(jdbc, ShelfPage.ROWS, parameters, ShelfPage::row);
    }

    private static Document document(ResultSet row, int number) throws SQLException {
        var withdrawnBy = row.getString("withdrawn_by");
        return new Document(
                new DocumentRef(row.getObject("id", UUID.class)),
                new Bibliography(
                        row.getString("name"),
                        row.getString("title"),
                        row.getString("format"),
                        row.getString("charset"),
                        row.getObject("published_on", LocalDate.class),
                        row.getString("publisher")),
                row.getString("sha256"),
                row.getString("body"),
                new PairingId(row.getObject("pairing", UUID.class)),
                deed(row.getString("uploaded_by"), row, "uploaded_at"),
                withdrawnBy == null
                        ? null
                        : new Withdrawal(
                                deed(withdrawnBy, row, "withdrawn_at"), row.getString("reason")));
    }

    static Deed deed(String by, ResultSet row, String column) throws SQLException {
        return new Deed(by, row.getObject(column, OffsetDateTime.class).toInstant());
    }
}
