package jieli.deployment.certificate;

import java.util.UUID;
import jieli.terms.NotFound;

/** The id of a {@link Certificate}. */
record CertificateId(UUID value) {

    /** The id in an address; what is no id names nothing. */
    public static CertificateId of(String text) {
        try {
            return new CertificateId(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            throw new NotFound(text);
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
