package jieli.identity.contact;

import java.time.Instant;
import java.util.UUID;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.identity.vault.Masking;
import jieli.identity.vault.Place;

/**
 * How to reach a member of staff, or who they are to the state.
 *
 * @param sealed see the vault
 * @param institution the data owner
 */
record Contact(
        UUID id,
        PersonId person,
        Kind kind,
        byte[] sealed,
        InstitutionId institution,
        Instant enteredAt) {

    enum Kind {
        PHONE,
        IDENTITY_NUMBER;

        String masked(String plain) {
            return switch (this) {
                case PHONE -> Masking.phone(plain);
                case IDENTITY_NUMBER -> Masking.identityNumber(plain);
            };
        }
    }

    Place place() {
        return place(id);
    }

    static Place place(UUID id) {
        return new Place("identity.contact.sealed", id);
    }
}
