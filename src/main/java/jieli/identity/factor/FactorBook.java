package jieli.identity.factor;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import jieli.identity.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sealed secrets of devices, hashes of recovery codes. */
@Repository
class FactorBook {

    /** A secret with the step of the last code that was taken. */
    record Row(byte[] sealed, long lastStep) {}

    private final JdbcClient jdbc;

    FactorBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Row> find(AccountId account) {
        return jdbc.sql("select sealed, last_step from identity.time_code where account = :account")
                .param("account", account.value())
                .query((row, number) -> new Row(row.getBytes(1), row.getLong(2)))
                .optional();
    }

    /** Sets a first secret; false when there is one already. */
    boolean add(AccountId account, Row secret, Instant now) {
        return jdbc.sql(
                                """
                                insert into identity.time_code (account, sealed, last_step, set_up_at)
                                values (:account, :sealed, :step, :now)
                                on conflict (account) do nothing
                                """)
                        .param("account", account.value())
                        .param("sealed", secret.sealed())
                        .param("step", secret.lastStep())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** The step of a code goes forward; false when it, or a later one, was taken already. */
    boolean take(AccountId account, long step) {
        return jdbc.sql(
                                """
                                update identity.time_code set last_step = :step
                                 where account = :account and last_step < :step
                                """)
                        .param("account", account.value())
                        .param("step", step)
                        .update()
                == 1;
    }

    boolean remove(AccountId account) {
        return jdbc.sql("delete from identity.time_code where account = :account")
                        .param("account", account.value())
                        .update()
                == 1;
    }

    void replaceRecovery(AccountId account, Collection<String> codes, Instant now) {
        jdbc.sql("delete from identity.recovery_code where account = :account")
                .param("account", account.value())
                .update();
        codes.forEach(code ->
                jdbc.sql(
                                """
                                insert into identity.recovery_code (account, hash, made_at)
                                values (:account, sha256(convert_to(:code, 'UTF8')), :now)
                                """)
                        .param("account", account.value())
                        .param("code", code)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update());
    }

    int recoveryLeft(AccountId account) {
        return jdbc.sql("select count(*) from identity.recovery_code where account = :account")
                .param("account", account.value())
                .query(Integer.class)
                .single();
    }

    /** Whether it was still there to be used: of two at once, one is served. */
    boolean useRecovery(AccountId account, String code) {
        return jdbc.sql(
                                """
                                delete from identity.recovery_code
                                 where account = :account and hash = sha256(convert_to(:code, 'UTF8'))
                                """)
                        .param("account", account.value())
                        .param("code", code)
                        .update()
                == 1;
    }
}
