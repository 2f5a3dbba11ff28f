package jieli.identity.contact;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import jieli.directory.InstitutionId;
import jieli.identity.contact.Contact.Kind;
import jieli.identity.vault.IdentityNumber;
import jieli.identity.vault.Phone;
import org.jspecify.annotations.Nullable;

/** A contact as it was typed. */
record ContactForm(@Nullable String kind, @Nullable String number, @Nullable String institution) {

    static final ContactForm BLANK = new ContactForm("PHONE", "", "");

    Optional<Refusal> refusal(LocalDate today) {
        if (readKind().isEmpty()) {
            return Optional.of(Refusal.KIND);
        }
        if (typed().isBlank()) {
            return Optional.of(Refusal.NUMBER_MISSING);
        }
        if (readInstitution().isEmpty()) {
            return Optional.of(Refusal.INSTITUTION);
        }
        return switch (readKind().get()) {
            case PHONE -> Phone.fault(typed()).map(_ -> Refusal.PHONE_SHAPE);
            case IDENTITY_NUMBER ->
                    IdentityNumber.fault(typed(), today)
                            .map(fault ->
                                    switch (fault) {
                                        case SHAPE -> Refusal.IDENTITY_SHAPE;
                                        case BIRTHDAY -> Refusal.IDENTITY_BIRTHDAY;
                                        case CHECK -> Refusal.IDENTITY_CHECK;
                                    });
        };
    }

    /** The number as it is kept, when nothing is refused. */
    String normal() {
        return switch (readKind().orElseThrow()) {
            case PHONE -> Phone.of(typed()).value();
            case IDENTITY_NUMBER -> IdentityNumber.of(typed()).value();
        };
    }

    Optional<Kind> readKind() {
        return Arrays.stream(Kind.values()).filter(one -> one.name().equals(kind)).findFirst();
    }

    Optional<InstitutionId> readInstitution() {
        try {
            return Optional.of(
                    new InstitutionId(UUID.fromString(institution == null ? "" : institution)));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private String typed() {
        return number == null ? "" : number;
    }
}
