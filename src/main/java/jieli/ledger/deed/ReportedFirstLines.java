package jieli.ledger.deed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import jieli.directory.InstitutionId;
import jieli.ledger.DocumentRef;
import jieli.mentoring.admission.ReportedFirsts;
import jieli.pairing.PairingId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Tells mentoring which firsts the documents' standing lines speak of. */
@Repository
class ReportedFirstLines implements ReportedFirsts {

    private final JdbcClient jdbc;

    ReportedFirstLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Told> list() {
        return jdbc
                .sql(
                        """
                        select l.subject, l.institution, lower(l.during) as began, upper(l.during) as ends,
                               l.pairing, l.source, l.fact
                          from ledger.standing_line l
                         where l.kind = 'FIRSTS' and l.origin = 'REPORTED'
                         order by l.id
                        """)
                .query(ReportedFirstLines::told)
                .list()
                .stream()
                .flatMap(each -> each)
                .toList();
    }

    private static Stream<Told> told(ResultSet row, int number) throws SQLException {
        var subject = row.getString("subject");
        var institution = row.getObject("institution", UUID.class);
        var from = row.getObject("began", LocalDate.class);
        var until = row.getObject("ends", LocalDate.class);
        var pairing = new PairingId(row.getObject("pairing", UUID.class));
        var document = new DocumentRef(row.getObject("source", UUID.class));
        var link = document.link() + "/facts/" + row.getInt("fact");
        return TechniqueWords.in(subject).stream()
                .map(technique ->
                        new Told(
                                technique,
                                subject,
                                institution == null ? null : new InstitutionId(institution),
                                from,
                                until,
                                pairing,
                                link));
    }
}
