package jieli.deployment;

import java.time.Instant;
import java.util.UUID;

/**
 * Away from the place while a posting goes on.
 *
 * @param during open while nobody knows when they come back
 */
public record Absence(UUID id, PostingId posting, Kind kind, Period during, String note) {

    /** Somebody went away or came back; published in the transaction that noted it. */
    public record Noted(Posting posting, Absence absence, Instant at) {}

    /** Why somebody is away. */
    public enum Kind {
        /** 休假. */
        LEAVE,
        /** 返回派出单位. */
        RETURN_HOME,
        /** 因病下撤. */
        DESCENT,
        OTHER
    }
}
