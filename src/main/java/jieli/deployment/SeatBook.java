package jieli.deployment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jieli.directory.InstitutionId;
import jieli.directory.Person.Grade;
import jieli.pairing.PairingId;
import jieli.pairing.Pairings.Within;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Seats as rows. */
@Repository
class SeatBook {

    private static final String ALL =
            """
            select p.*, lower(p.during) as began, upper(p.during) as ends
              from deployment.seat_now p
             where not isempty(p.during) and
            """
                    + PostingBook.WITHIN;

    private final JdbcClient jdbc;

    SeatBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Seat> find(SeatId id, Within within) {
        return jdbc.sql(ALL + " and p.id = :id")
                .params(within.parameters())
                .param("id", id.value())
                .query(SeatBook::seat)
                .optional();
    }

    /** Seats wanted on any day of the period, by recipient and discipline. */
    List<Seat> list(Within within, Period period) {
        return jdbc.sql(
                        ALL
                                + """
                                   and p.during && cast(:period as daterange)
                                 order by p.recipient, p.specialty, lower(p.during), p.id
                                """)
                .params(within.parameters())
                .param("period", PostingBook.range(period))
                .query(SeatBook::seat)
                .list();
    }

    void add(Seat one, String by, Instant at) {
        var grade = one.minimumGrade();
        jdbc.sql(
                        """
                        insert into deployment.seat (id, pairing, recipient, specialty, minimum_grade, weight, during,
                               note, entered_by, entered_at, simulated)
                        values (:id, :pairing, :recipient, :specialty, :grade, :weight, cast(:during as daterange),
                               :note, :by, :at, :simulated)
                        """)
                .param("id", one.id().value())
                .param("pairing", one.pairing().value())
                .param("recipient", one.recipient().value())
                .param("specialty", one.specialty())
                .param("grade", grade == null ? null : grade.name())
                .param("weight", one.weight())
                .param("during", PostingBook.range(one.during()))
                .param("note", one.note())
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("simulated", one.simulated())
                .update();
    }

    /**
     * @param during null: not wanted after all
     */
    void change(SeatId id, @Nullable Period during, String reason, String by, Instant at) {
        jdbc.sql(
                        """
                        insert into deployment.seat_change (seat, version, during, reason, entered_by, entered_at)
                        select :id, coalesce(max(c.version), 0) + 1, cast(:during as daterange), :reason, :by, :at
                          from deployment.seat_change c
                         where c.seat = :id
                        """)
                .param("id", id.value())
                .param("during", during == null ? "empty" : PostingBook.range(during))
                .param("reason", reason)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Seat seat(ResultSet row, int number) throws SQLException {
        var grade = row.getString("minimum_grade");
        return new Seat(
                new SeatId(row.getObject("id", UUID.class)),
                new PairingId(row.getObject("pairing", UUID.class)),
                new InstitutionId(row.getObject("recipient", UUID.class)),
                row.getString("specialty"),
                grade == null ? null : Grade.valueOf(grade),
                row.getInt("weight"),
                PostingBook.period(row),
                row.getString("note"),
                row.getBoolean("simulated"));
    }
}
