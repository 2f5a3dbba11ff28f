package jieli.deployment;

import jieli.identity.Me;

/**
 * Who may know that somebody was brought down. Declared here, provided by whoever keeps health;
 * whoever may not know reads only that somebody is away (domain handbook, section 4.4, the matrix).
 */
public interface Discretion {

    /** Asked once for a page. */
    Knowing of(Me me);

    /** What one person may know. */
    interface Knowing {

        boolean ofAnybody();

        boolean of(Posting posting);
    }
}
