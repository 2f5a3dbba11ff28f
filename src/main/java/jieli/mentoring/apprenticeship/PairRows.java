package jieli.mentoring.apprenticeship;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jieli.deployment.Period;
import jieli.deployment.PostingId;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.mentoring.apprenticeship.Agreement.Duties;
import jieli.mentoring.apprenticeship.Agreement.Plan;
import jieli.pairing.PairingId;

/** What rows of {@code mentoring.pair_now} say; the techniques stand in rows of their own. */
final class PairRows {

    private PairRows() {}

    static Pair pair(ResultSet row, int number) throws SQLException {
        return new Pair(
                new PairId(row.getObject("id", UUID.class)),
                new PairingId(row.getObject("pairing", UUID.class)),
                new PostingId(row.getObject("posting", UUID.class)),
                agreement(row),
                PairState.valueOf(row.getString("state")),
                row.getInt("steps"),
                row.getObject("stepped_on", LocalDate.class),
                row.getBoolean("simulated"));
    }

    private static Agreement agreement(ResultSet row) throws SQLException {
        return new Agreement(
                new InstitutionId(row.getObject("institution", UUID.class)),
                new PersonId(row.getObject("mentor", UUID.class)),
                new PersonId(row.getObject("apprentice", UUID.class)),
                row.getString("department"),
                new Period(
                        row.getObject("began", LocalDate.class),
                        row.getObject("ends", LocalDate.class)),
                plan(row),
                new Duties(
                        row.getString("mentor_does"),
                        row.getString("learner_does"),
                        row.getString("afterwards")),
                List.of());
    }

    static Plan plan(ResultSet row) throws SQLException {
        var assessor = row.getObject("assessor", UUID.class);
        return new Plan(
                row.getObject("mid_review", LocalDate.class),
                row.getObject("assessment", LocalDate.class),
                assessor == null ? null : new PersonId(assessor));
    }
}
