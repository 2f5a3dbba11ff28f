package jieli.identity.contact;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jieli.directory.Institution;
import jieli.directory.Person;
import jieli.identity.consent.ConsentList;
import jieli.identity.contact.Contact.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Everything {@code identity/contact.html} shows.
 *
 * @param owners for which institutions the person at the keyboard may enter a contact
 * @param consents null when there is no institution to keep them for
 */
record ContactPage(
        Person person,
        List<Row> rows,
        List<Institution> owners,
        ContactForm form,
        @Nullable ConsentList consents) {

    /**
     * @param number masked, unless it was just shown for a reason
     */
    record Row(
            UUID id,
            Kind kind,
            String number,
            boolean shown,
            String owner,
            Instant enteredAt,
            boolean showable,
            boolean changeable) {}

    public List<Kind> kinds() {
        return List.of(Kind.values());
    }
}
