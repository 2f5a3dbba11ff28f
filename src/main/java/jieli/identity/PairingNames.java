package jieli.identity;

import java.util.Map;
import java.util.UUID;

/** What pairings are called, for those who give roles; {@code pairing} knows. */
public interface PairingNames {

    /** Every pairing's name by its id, in the order they were entered. */
    Map<UUID, String> pairingNames();
}
