package jieli.deployment.handover;

import java.time.Instant;
import jieli.identity.AccountId;

/** That somebody may leave without a signed pack, with whoever answers for it. */
record Waiver(String reason, AccountId by, Instant at) {}
