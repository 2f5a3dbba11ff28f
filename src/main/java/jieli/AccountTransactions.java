package jieli;

import javax.sql.DataSource;
import jieli.identity.AccountId;
import jieli.identity.Acting;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;

/**
 * Tells PostgreSQL with each transaction for whom it is, so that the second wall knows. It ends
 * with the transaction: a connection back in the pool belongs to nobody, and sees no patient.
 */
@Component("transactionManager")
class AccountTransactions extends JdbcTransactionManager {

    private final JdbcTemplate jdbc;

    AccountTransactions(DataSource application) {
        super(application);
        this.jdbc = new JdbcTemplate(application);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        try {
            Acting.current().ifPresent(this::tell);
        } catch (RuntimeException gone) {
            doCleanupAfterCompletion(transaction);
            throw gone;
        }
    }

    private void tell(AccountId account) {
        jdbc.queryForObject(
                "select set_config('jieli.account', ?, true)", String.class, account.toString());
    }
}
