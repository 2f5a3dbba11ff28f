package jieli.deployment;

import java.time.Instant;

/** Somebody went away or came back; published in the transaction that noted it. */
public record AbsenceNoted(Posting posting, Absence absence, Instant at) {}
