package jieli.deployment;

import java.util.UUID;

/**
 * Away from the place while a posting goes on.
 *
 * @param during open while nobody knows when they come back
 */
public record Absence(UUID id, PostingId posting, Kind kind, Period during, String note) {

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
