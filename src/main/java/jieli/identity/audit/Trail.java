package jieli.identity.audit;

import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes down what was done, with who and when. */
@Service
public class Trail {

    private final TrailBook book;
    private final Witness witness;
    private final TransactionTemplate ownTransaction;

    Trail(TrailBook book, Witness witness, PlatformTransactionManager transactions) {
        this.book = book;
        this.witness = witness;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Adds an entry in the transaction at hand, or in one of its own: what is rolled back did not
     * happen, what happened is written. The row is written just before the commit, because inserts
     * queue from there on: a transaction that waits for something holds up nobody.
     *
     * <p>In a read-only transaction the entry is written in a second one before the first ends,
     * which takes a second connection. After a commit (an after-commit listener) only {@link
     * #addAlways} writes.
     */
    public void add(Entry entry) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            addAlways(entry);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(
                new AtTheEnd(entry, witness.actor()));
    }

    /** Adds an entry in a transaction of its own, whatever becomes of the one at hand. */
    public void addAlways(Entry entry) {
        addAlways(entry, witness.actor());
    }

    private void addAlways(Entry entry, Witness.Actor actor) {
        ownTransaction.executeWithoutResult(_ -> book.add(entry, actor));
    }

    /** An entry waiting for the commit, with who acted when it was made. */
    private final class AtTheEnd implements TransactionSynchronization {

        private final Entry entry;
        private final Witness.Actor actor;

        AtTheEnd(Entry entry, Witness.Actor actor) {
            this.entry = entry;
            this.actor = actor;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            if (readOnly) {
                addAlways(entry, actor);
            } else {
                book.add(entry, actor);
            }
        }
    }
}
