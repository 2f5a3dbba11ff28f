package jieli.consult;

import java.util.UUID;
import jieli.directory.InstitutionId;
import org.jspecify.annotations.Nullable;

/** A case about to be opened, every word of it checked. */
record Opening(InstitutionId institution, @Nullable UUID pairing, Patient patient, String reason) {}
