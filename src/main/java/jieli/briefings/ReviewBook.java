package jieli.briefings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import jieli.briefings.Document.Deed;
import jieli.briefings.reading.FactKind;
import jieli.briefings.reading.Span;
import jieli.ledger.DocumentRef;
import jieli.terms.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Proposals with the decisions about them, as rows. */
@Repository
class ReviewBook {

    private static final String LATEST =
            """
            select p.*, d.turn, d.outcome, d.line_kind, d.decided_by, d.decided_at,
                   d.subject as new_subject, d.value as new_value, d.unit as new_unit,
                   d.qualifier as new_qualifier, d.period as new_period, d.place as new_place, d.who as new_who
              from briefings.proposal p
              left join lateral (
                   select * from briefings.decision d
                    where d.document = p.document and d.number = p.number
                    order by d.turn desc limit 1) d on true
             where p.document = :document
            """;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batch;

    ReviewBook(JdbcClient jdbc, NamedParameterJdbcOperations batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    void add(DocumentRef document, List<Proposal> proposals) {
        batch.batchUpdate(
                """
                insert into briefings.proposal
                       (document, number, kind, subject, value, unit, qualifier, period, place, who,
                        span_start, span_end, quote, rule, reason)
                values (:document, :number, :kind, :subject, :value, :unit, :qualifier, :period, :place, :who,
                        :start, :end, :quote, :rule, :reason)
                """,
                proposals.stream()
                        .map(proposal -> parameters(document, proposal))
                        .toArray(SqlParameterSource[]::new));
    }

    private static SqlParameterSource parameters(DocumentRef document, Proposal proposal) {
        var said = proposal.statement();
        var evidence = proposal.evidence();
        return new MapSqlParameterSource("document", document.value())
                .addValue("number", proposal.number())
                .addValue("kind", proposal.kind().name())
                .addValue("subject", said.subject())
                .addValue("value", said.value())
                .addValue("unit", said.unit())
                .addValue("qualifier", said.qualifier())
                .addValue("period", said.period())
                .addValue("place", said.place())
                .addValue("who", said.who())
                .addValue("start", evidence.span().start())
                .addValue("end", evidence.span().end())
                .addValue("quote", evidence.quote())
                .addValue("rule", evidence.rule())
                .addValue("reason", proposal.reason());
    }

    void decide(DocumentRef document, Review review, Decision decision) {
        var insert =
                jdbc.sql(
                        """
                        insert into briefings.decision
                               (document, number, turn, outcome, line_kind, subject, value, unit, qualifier, period,
                                place, who, decided_by, decided_at)
                        values (:document, :number, :turn, :outcome, :lineKind, :subject, :value, :unit, :qualifier,
                                :period, :place, :who, :by, :at)
                        """);
        var filled =
                switch (decision) {
                    case Decision.Accepted(var kind, var statement, var deed) ->
                            deed(statement(insert, statement), "ACCEPTED", kind, deed);
                    case Decision.Rejected(var deed) ->
                            deed(statement(insert, null), "REJECTED", null, deed);
                    case Decision.Reopened(var deed) ->
                            deed(statement(insert, null), "REOPENED", null, deed);
                    case Decision.Awaiting() ->
                            throw new IllegalArgumentException("waiting is no decision");
                };
        filled.param("document", document.value())
                .param("number", review.number())
                .param("turn", review.turn() + 1)
                .update();
    }

    List<Review> list(DocumentRef document) {
        return jdbc.sql(LATEST + " order by p.number")
                .param("document", document.value())
                .query(ReviewBook::review)
                .list();
    }

    Review get(DocumentRef document, int number) {
        return jdbc.sql(LATEST + " and p.number = :number")
                .param("document", document.value())
                .param("number", number)
                .query(ReviewBook::review)
                .optional()
                .orElseThrow(() -> new NotFound(document + "#" + number));
    }

    private static JdbcClient.StatementSpec deed(
            JdbcClient.StatementSpec insert, String outcome, @Nullable String kind, Deed deed) {
        return insert.param("outcome", outcome)
                .param("lineKind", kind)
                .param("by", deed.by())
                .param("at", deed.at().atOffset(ZoneOffset.UTC));
    }

    private static JdbcClient.StatementSpec statement(
            JdbcClient.StatementSpec insert, @Nullable Statement said) {
        return insert.param("subject", said == null ? null : said.subject())
                .param("value", said == null ? null : said.value())
                .param("unit", said == null ? null : said.unit())
                .param("qualifier", said == null ? null : said.qualifier())
                .param("period", said == null ? null : said.period())
                .param("place", said == null ? null : said.place())
                .param("who", said == null ? null : said.who());
    }

    private static Review review(ResultSet row, int index) throws SQLException {
        var proposal =
                new Proposal(
                        row.getInt("number"),
                        FactKind.valueOf(row.getString("kind")),
                        statement(row, ""),
                        new Proposal.Evidence(
                                new Span(row.getInt("span_start"), row.getInt("span_end")),
                                row.getString("quote"),
                                row.getString("rule")),
                        row.getString("reason"));
        return new Review(proposal, decision(row), row.getInt("turn"));
    }

    private static Decision decision(ResultSet row) throws SQLException {
        var outcome = row.getString("outcome");
        if (outcome == null) {
            return new Decision.Awaiting();
        }
        var deed = DocumentShelf.deed(row.getString("decided_by"), row, "decided_at");
        return switch (outcome) {
            case "ACCEPTED" ->
                    new Decision.Accepted(row.getString("line_kind"), statement(row, "new_"), deed);
            case "REJECTED" -> new Decision.Rejected(deed);
            default -> new Decision.Reopened(deed);
        };
    }

    private static Statement statement(ResultSet row, String prefix) throws SQLException {
        return new Statement(
                row.getString(prefix + "subject"),
                row.getString(prefix + "value"),
                row.getString(prefix + "unit"),
                row.getString(prefix + "qualifier"),
                row.getString(prefix + "period"),
                row.getString(prefix + "place"),
                row.getString(prefix + "who"));
    }
}
