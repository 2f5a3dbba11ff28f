package jieli.identity.signin;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sign-ins that failed. */
@Repository
class AttemptBook {

    private final JdbcClient jdbc;

    AttemptBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Counts a try as failed before it is made, so that a hundred at once do not all pass as the
     * first.
     *
     * @param forgotten failures up to then count no more
     * @return the failures before it, the latest last
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public List<Instant> add(String tried, Instant now, Instant forgotten) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:tried, 0))")
                .param("tried", tried)
                .query((row, number) -> "")
                .list();
        // the second condition sweeps up names nobody tries again
        jdbc.sql(
                        """
                        delete from identity.attempt
                         where tried = :tried and at <= :forgotten or at <= :swept
                        """)
                .param("tried", tried)
                .param("forgotten", forgotten.atOffset(ZoneOffset.UTC))
                .param("swept", now.minus(Throttle.NO_LONGER).atOffset(ZoneOffset.UTC))
                .update();
        var before =
                jdbc.sql("select at from identity.attempt where tried = :tried order by at")
                        .param("tried", tried)
                        .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                        .list();
        jdbc.sql("insert into identity.attempt (tried, at) values (:tried, :now)")
                .param("tried", tried)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return before;
    }

    /** A try that was refused unmade, or that succeeded, is not a failure. */
    void takeBack(String tried, Instant at) {
        jdbc.sql("delete from identity.attempt where tried = :tried and at = :at")
                .param("tried", tried)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The latest failure was none after all. */
    void takeBackLast(String tried) {
        jdbc.sql(
                        """
                        delete from identity.attempt
                         where number = (select max(number) from identity.attempt where tried = :tried)
                        """)
                .param("tried", tried)
                .update();
    }

    void forget(String tried) {
        jdbc.sql("delete from identity.attempt where tried = :tried")
                .param("tried", tried)
                .update();
    }
}
