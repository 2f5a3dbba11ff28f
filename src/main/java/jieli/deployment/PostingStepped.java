package jieli.deployment;

import java.time.Instant;

/** A posting went on; published in the transaction of the step. */
public record PostingStepped(
        Posting posting, PostingState before, PostingState after, Instant at) {}
