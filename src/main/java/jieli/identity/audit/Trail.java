package jieli.identity.audit;

import org.springframework.stereotype.Service;

/** Writes down what was done, with who and when. */
@Service
public class Trail {

    /**
     * Adds an entry in the transaction at hand, or in one of its own: what is rolled back did not
     * happen, what happened is written.
     */
    public void add(Entry entry) {}

    /** Adds an entry in a transaction of its own, whatever becomes of the one at hand. */
    public void addAlways(Entry entry) {}
}
