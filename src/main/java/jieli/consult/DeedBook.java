package jieli.consult;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import jieli.consult.Case.Entry;
import jieli.consult.Case.Outcome;
import jieli.consult.Case.Party;
import jieli.directory.PersonId;
import jieli.identity.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was done about cases: notes, closings, who was asked. Rows are only added. */
@Repository
class DeedBook {

    private final JdbcClient jdbc;

    DeedBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID id, CaseId one, Entry entry) {
        var outcome = entry.outcome();
        jdbc.sql(
                        """
                        insert into consult.case_entry (id, case_record, kind, words, outcome, by, at)
                        values (:id, :case, :kind, :words, :outcome, :by, :at)
                        """)
                .param("id", id)
                .param("case", one.value())
                .param("kind", outcome == null ? "NOTE" : "CLOSED")
                .param("words", entry.words())
                .param("outcome", outcome == null ? null : outcome.name())
                .param("by", entry.by().value())
                .param("at", entry.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * @throws org.springframework.dao.DuplicateKeyException if the person was asked already
     */
    void add(CaseId one, Party party) {
        jdbc.sql(
                        """
                        insert into consult.case_party (case_record, person, asked_by, asked_at)
                        values (:case, :person, :by, :at)
                        """)
                .param("case", one.value())
                .param("person", party.person().value())
                .param("by", party.by().value())
                .param("at", party.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The oldest first. */
    List<Entry> entries(CaseId one) {
        return jdbc.sql(
                        """
                        select words, outcome, by, at from consult.case_entry
                         where case_record = :case order by at, id
                        """)
                .param("case", one.value())
                .query(DeedBook::entry)
                .list();
    }

    /** The one asked first comes first. */
    List<Party> parties(CaseId one) {
        return jdbc.sql(
                        """
                        select person, asked_by, asked_at from consult.case_party
                         where case_record = :case order by asked_at, person
                        """)
                .param("case", one.value())
                .query((row, number) ->
                        new Party(
                                new PersonId(row.getObject("person", UUID.class)),
                                new AccountId(row.getObject("asked_by", UUID.class)),
                                instant(row, "asked_at")))
                .list();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        var outcome = row.getString("outcome");
        return new Entry(
                row.getString("words"),
                outcome == null ? null : Outcome.valueOf(outcome),
                new AccountId(row.getObject("by", UUID.class)),
                instant(row, "at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
