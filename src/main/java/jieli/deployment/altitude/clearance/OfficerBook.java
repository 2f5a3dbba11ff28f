package jieli.deployment.altitude.clearance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import jieli.deployment.Period;
import jieli.deployment.altitude.clearance.Officers.Officer;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.identity.AccountId;
import jieli.pairing.PairingId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Appointments as rows: a few for each recipient. */
@Repository
class OfficerBook {

    private final JdbcClient jdbc;

    OfficerBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An appointment that ended before it began is left out. */
    List<Officer> list() {
        return jdbc.sql(
                        """
                        select o.id, o.recipient, o.pairing, o.person, o.rank, lower(o.during) as from_day,
                               least(upper(o.during), e.until) as until_day, o.simulated
                          from deployment.health_officer o
                          left join deployment.health_officer_end e on e.officer = o.id
                         where e.until is null or e.until > lower(o.during)
                         order by o.recipient, o.rank, o.appointed_at
                        """)
                .query(OfficerBook::officer)
                .list();
    }

    void add(Officer officer, AccountId by, Instant at) {
        jdbc.sql(
                        """
                        insert into deployment.health_officer (id, recipient, pairing, person, rank, during, appointed_by, appointed_at, simulated)
                        values (:id, :recipient, :pairing, :person, :rank, daterange(:from, cast(:until as date)), :by, :at, :simulated)
                        """)
                .param("id", officer.id())
                .param("recipient", officer.recipient().value())
                .param("pairing", officer.pairing() == null ? null : officer.pairing().value())
                .param("person", officer.person().value())
                .param("rank", officer.rank())
                .param("from", officer.during().from())
                .param("until", officer.during().until())
                .param("by", by.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("simulated", officer.simulated())
                .update();
    }

    void end(UUID id, LocalDate until, AccountId by, Instant at) {
        jdbc.sql(
                        """
                        insert into deployment.health_officer_end (officer, until, ended_by, ended_at)
                        values (:id, :until, :by, :at) on conflict do nothing
                        """)
                .param("id", id)
                .param("until", until)
                .param("by", by.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Officer officer(ResultSet row, int number) throws SQLException {
        var pairing = row.getObject("pairing", UUID.class);
        return new Officer(
                row.getObject("id", UUID.class),
                new InstitutionId(row.getObject("recipient", UUID.class)),
                pairing == null ? null : new PairingId(pairing),
                new PersonId(row.getObject("person", UUID.class)),
                row.getInt("rank"),
                new Period(
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("until_day", LocalDate.class)),
                row.getBoolean("simulated"));
    }
}
