package jieli.deployment.handover;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jieli.identity.AccountId;

/**
 * Something on the list that was typed, as it stands now. A change is a further version.
 *
 * @param item the same through all versions
 * @param section one of {@link #SECTIONS}
 * @param struck taken off the list
 */
record Item(
        UUID item,
        int version,
        String section,
        String title,
        String words,
        boolean struck,
        AccountId by,
        Instant at) {

    /** What is completed by hand, in the order of the paper. */
    static final List<String> SECTIONS =
            List.of(
                    "apprentices",
                    "techniques",
                    "consultations",
                    "equipment",
                    "promises",
                    "contacts",
                    "other");
}
